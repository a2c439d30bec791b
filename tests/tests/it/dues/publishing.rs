use super::{DUES, Ground, PAYMENTS, pay, today, with};
use serde_json::{Value, json};

/// A year of the east branch, closed month by month.
async fn closed_year(g: &Ground, year: i32) {
    g.opens(&g.east, &format!("{year}-01-05"), 100_000).await;
    let voucher = g.voucher(&g.east).await;
    let spent = json!({"unit_id": g.east, "purpose": "training", "subject": "培训", "amount": 30_000, "money": "bank",
        "spent_on": format!("{year}-06-10"), "decision": "支委会决定", "decided_on": format!("{year}-06-01"), "voucher_id": voucher});
    g.admin.post(&format!("{DUES}/spendings"), spent).await.expect(201);
    for month in 1..=12 {
        g.closes(&g.east, &format!("{year}-{month:02}")).await.expect(201);
    }
}

#[tokio::test]
async fn a_closed_year_is_shown_and_stays_as_it_was() {
    let g = Ground::enterprise().await;
    let year = today().year() - 1;
    let path = format!("{DUES}/units/{}/publications", g.east);
    g.admin.post(&path, json!({"year": year})).await.refused(422, "dues_no_such_year");
    g.opens(&g.west, &format!("{year}-03-01"), 1).await;
    let open = g.admin.post(&path.replace(&g.east, &g.west), json!({"year": year})).await;
    open.refused(409, "dues_year_not_closed");
    closed_year(&g, year).await;
    let published = g.admin.post(&path, json!({"year": year, "note": "欢迎监督"})).await.expect(201);
    let figures = published.json["published"].clone();
    assert_eq!((&figures["figures"]["used"], &figures["used"]["training"]), (&json!(30_000), &json!(30_000)));
    assert_eq!(
        (&figures["figures"]["opening"], &figures["figures"]["balance"]),
        (&json!(100_000), &json!(70_000))
    );
    g.admin.post(&path, json!({"year": year})).await.refused(409, "dues_published_already");
    // what happens later changes nothing of it
    let spending = g
        .admin
        .get(&format!("{DUES}/spendings?unit_id={}", g.east))
        .await
        .expect(200)
        .at("/items/0/entry_id");
    g.admin.post(&format!("{DUES}/entries/{spending}/reverse"), json!({"reason": "退款"})).await.expect(201);
    let list = g.admin.get(&path).await.expect(200);
    assert_eq!(
        (&list.json["items"][0]["published"], &list.json["items"][0]["note"]),
        (&figures, &json!("欢迎监督"))
    );
}

#[tokio::test]
async fn members_read_what_their_branch_and_the_levels_above_have_published() {
    let g = Ground::enterprise().await;
    let year = today().year() - 1;
    closed_year(&g, year).await;
    g.admin.post(&format!("{DUES}/units/{}/publications", g.east), json!({"year": year})).await.expect(201);
    let zhang = g.org.person("zhangsan", "member", Some(&g.east), Some(&g.zhang)).await;
    let li = g.org.person("lisi", "member", Some(&g.west), Some(&g.li)).await;
    let mine = format!("{DUES}/mine/publications");
    let seen = zhang.get(&mine).await.expect(200);
    assert_eq!(
        (seen.at("/items/0/unit_name"), seen.at("/items/0/year")),
        ("东区党支部".into(), year.to_string())
    );
    assert_eq!(
        li.get(&mine).await.expect(200).json["items"],
        Value::Array(vec![]),
        "another branch is none of theirs"
    );
    zhang.get(&format!("{DUES}/units/{}/publications", g.east)).await.expect(404);
}

#[tokio::test]
async fn what_each_paid_is_shown_within_the_branch_until_the_organisation_decides_otherwise() {
    let g = Ground::enterprise().await;
    let year = today().year() - 1;
    g.owes(&g.zhang, &format!("{year}-01"), 4500).await;
    g.opens(&g.east, &format!("{year}-01-05"), 1).await;
    let paid = json!({"paid_on": format!("{year}-03-10"), "channel": "cash",
        "payments": [pay(&g.zhang, &format!("{year}-01"), &format!("{year}-03"), 13_500)]});
    g.admin.post(PAYMENTS, paid).await.expect(201);
    for month in 1..=12 {
        g.closes(&g.east, &format!("{year}-{month:02}")).await.expect(201);
    }
    let path = format!("{DUES}/units/{}/publications", g.east);
    let published = g.admin.post(&path, json!({"year": year})).await.expect(201);
    assert_eq!(published.json["paid"], Value::Null);
    let zhang = g.org.person("zhangsan", "member", Some(&g.east), Some(&g.zhang)).await;
    let mine = format!("{DUES}/mine/publications");
    let shown = async || zhang.get(&mine).await.expect(200).json["items"][0]["paid"].clone();
    assert_eq!(shown().await, json!([{"member_name": "张三", "amount": 13_500}]));
    let decided = json!({"rule": "dues.publication", "setting": "per_person", "value": "none",
        "effective_from": today().replace_day(1).expect("a day"), "reason": "支部大会决定不公布个人金额"});
    g.admin.post("/api/records/rules/values", decided).await.expect(201);
    assert_eq!(shown().await, Value::Null);
}

#[tokio::test]
async fn what_was_not_shown_in_time_is_said() {
    let g = Ground::enterprise().await;
    let year = today().year() - 1;
    g.opens(&g.east, &format!("{year}-03-01"), 1).await;
    let books = format!("{DUES}/units/{}/books", g.east);
    let notices = g.admin.get(&books).await.expect(200).json["notices"].clone();
    let late = u8::from(today().month()) > 3;
    assert_eq!(notices.as_array().unwrap().len(), usize::from(late), "{notices}");
    if late {
        assert_eq!(notices[0]["code"], "dues_not_published");
    }
    let preview =
        g.admin.get(&format!("{DUES}/units/{}/publications/preview?year={year}", g.east)).await.expect(200);
    assert_eq!(preview.json["open_month"], json!(format!("{year}-01")));
    let wrong = with(json!({}), json!({"year": 3000}));
    g.admin
        .post(&format!("{DUES}/units/{}/publications", g.east), wrong)
        .await
        .refused(422, "dues_no_such_year");
}

#[tokio::test]
async fn what_was_published_is_printed_to_be_put_up() {
    let g = Ground::enterprise().await;
    let year = today().year() - 1;
    closed_year(&g, year).await;
    let path = format!("{DUES}/units/{}/publications", g.east);
    let published = g.admin.post(&path, json!({"year": year, "note": "欢迎监督"})).await.expect(201);
    let path = format!("{DUES}/publications/{}/publication.pdf", published.at("/id"));
    let zhang = g.org.person("zhangsan", "member", Some(&g.east), Some(&g.zhang)).await;
    for who in [&g.admin, &zhang] {
        let sheet = who.get(&path).await.expect(200).sheet("statistics");
        assert_eq!(
            (&sheet["title"], &sheet["unit"]),
            (&json!(format!("{year}年党费收缴、使用情况公示")), &json!("东区党支部"))
        );
        let [receipts, uses] = sheet["tables"].as_array().unwrap().as_slice() else { panic!("{sheet}") };
        assert_eq!(receipts["rows"][0], json!(["上年结余", "¥1,000.00"]));
        assert_eq!(uses["rows"][0], json!(["教育培训党员", "¥300.00"]));
        assert_eq!(uses["sums"], json!(["年末结余", "¥700.00"]));
        assert_eq!(sheet["notes"][0], "欢迎监督");
    }
    let li = g.org.person("lisi", "member", Some(&g.west), Some(&g.li)).await;
    li.get(&path).await.refused(404, "not_found");
}
