use super::{DUES, Ground, PAYMENTS, assessments, month, pay};
use serde_json::{Value, json};

#[tokio::test]
async fn flags_follow_the_months_nobody_paid_for() {
    let g = Ground::enterprise().await;
    let flag = async |from: i32| {
        let member = g.org.member("王五", &g.west).await;
        g.owes(&member, &month(from), 4500).await;
        let board = g.board(&g.west, &month(0)).await;
        let rows = board.json["items"].as_array().unwrap();
        let row =
            rows.iter().find(|row| row["member_id"] == json!(member)).expect("the member is on the board");
        (row["arrears"]["flag"].clone(), row["arrears"]["run"].as_u64().unwrap())
    };
    // a month is due on its last day, so that today may add one
    assert_eq!(flag(-1).await.0, "behind");
    assert_eq!(flag(-3).await.0, "amber");
    let (red, run) = flag(-6).await;
    assert!(red == "red" && run >= 6);
    let board = g.board(&g.west, &month(0)).await;
    assert_eq!(board.json["total"], 4);
    assert!(board.json["rests_on"].as_array().unwrap().iter().any(|rule| rule["rule"] == "dues.arrears"));
    let unfixed =
        board.json["items"].as_array().unwrap().iter().find(|row| row["member_id"] == json!(g.li)).unwrap();
    assert_eq!((&unfixed["owed"], &unfixed["arrears"]["flag"]), (&Value::Null, &json!("clear")));
}

#[tokio::test]
async fn a_board_is_paged_and_holds_what_lies_below() {
    let g = Ground::enterprise().await;
    let top = g.admin.get("/api/records/units").await.expect(200).at("/items/0/id");
    let (mut names, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = g.admin.get(&format!("{DUES}/units/{top}/board?limit=1{cursor}")).await.expect(200);
        names.push(page.at("/items/0/member_name"));
        match page.json["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(names, ["李四", "张三"]);
}

#[tokio::test]
async fn an_amount_of_an_earlier_year_is_noted() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, "2025-01", 4500).await;
    let then = g.board(&g.east, "2025-12").await;
    assert_eq!(then.json["items"][0]["notices"], json!([]));
    let now = g.board(&g.east, "2026-01").await;
    assert_eq!(now.json["items"][0]["notices"][0]["code"], "dues_not_fixed_for_year");
}

#[tokio::test]
async fn an_amount_by_the_income_of_a_quarter_or_a_month_is_noted_when_that_is_over() {
    let g = Ground::enterprise().await;
    for (member, payer) in [(&g.zhang, "irregular_income"), (&g.li, "annual_salary")] {
        let new = json!({"kind": "amount_only", "payer": payer, "from_month": "2026-01", "amount": 4500});
        g.admin.post(&assessments(member), new).await.expect(201);
    }
    for (unit, last, next, named) in
        [(&g.east, "2026-03", "2026-04", "2026年4月至6月"), (&g.west, "2026-01", "2026-02", "2026年2月")]
    {
        let within = g.board(unit, last).await;
        assert_eq!(within.json["items"][0]["notices"], json!([]), "{last}");
        let after = g.board(unit, next).await;
        let notice = &after.json["items"][0]["notices"][0];
        assert_eq!(notice["code"], "dues_not_fixed_for_year");
        assert_eq!(notice["basis"]["rule"], "dues.payers", "{notice}");
        assert!(notice["detail"].as_str().is_some_and(|text| text.starts_with(named)), "{notice}");
    }
}

#[tokio::test]
async fn a_member_sees_the_own_dues_and_receipts_and_no_others() {
    let g = Ground::enterprise().await;
    let me = g.org.person("zhangsan", "member", Some(&g.east), Some(&g.zhang)).await;
    let nothing = me.get(&format!("{DUES}/mine")).await.expect(200);
    assert_eq!((&nothing.json["assessment"], &nothing.json["months"]), (&Value::Null, &json!([])));
    g.owes(&g.zhang, "2025-11", 4500).await;
    g.owes(&g.li, "2025-11", 2000).await;
    let paid = g.admin.post(
        PAYMENTS,
        json!({"paid_on": "2025-12-10", "channel": "cash", "payments": [
            pay(&g.zhang, "2025-11", "2025-12", 9000), pay(&g.li, "2025-11", "2025-11", 2000),
        ]}),
    );
    let paid = paid.await.expect(201);
    let receipt = async |n: usize| {
        let path = format!("{PAYMENTS}/{}/receipt", paid.at(&format!("/items/{n}/id")));
        g.admin.post(&path, json!({"collector": "王会计"})).await.expect(201).at("/id")
    };
    let (own, other) = (receipt(0).await, receipt(1).await);
    let mine = me.get(&format!("{DUES}/mine?year=2025")).await.expect(200);
    assert_eq!((mine.at("/unit_name"), mine.at("/paid_to")), ("东区党支部".into(), "2025-12".into()));
    assert_eq!(mine.json["months"].as_array().unwrap().len(), 2);
    assert_eq!((&mine.json["months"][0]["owed"], &mine.json["first_year"]), (&json!(4500), &json!(2025)));
    assert_eq!(mine.json["months"][1]["payment_id"], paid.json["items"][0]["id"]);
    assert_eq!(mine.at("/payments/0/receipt/id"), own);
    assert!(!mine.json["assessment"]["rests_on"].as_array().unwrap().is_empty());
    assert_eq!(me.get(&format!("/api/records/dues/receipts/{own}")).await.expect(200).at("/payer"), "张三");
    me.get(&format!("/api/records/dues/receipts/{other}")).await.refused(404, "not_found");
    for query in ["year=1900", "year=x", "month=2025-01"] {
        me.get(&format!("{DUES}/mine?{query}")).await.expect(422);
    }
    g.admin.get(&format!("{DUES}/mine")).await.refused(404, "no_member_record");
}
