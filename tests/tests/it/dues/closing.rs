use super::{DUES, Ground, PAYMENTS, month, on, pay};
use serde_json::json;
use suites::in_words;

fn paid_on(day: &str, payments: serde_json::Value) -> serde_json::Value {
    json!({"paid_on": day, "channel": "cash", "payments": payments})
}

#[tokio::test]
async fn months_are_closed_one_after_another_once_they_are_over() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-3), 4500).await;
    let one = paid_on(&on(-3, 10), json!([pay(&g.zhang, &month(-3), &month(-3), 4500)]));
    g.admin.post(PAYMENTS, one).await.expect(201);
    g.closes(&g.east, &month(-4)).await.refused(422, "dues_nothing_booked");
    let skipped = g.closes(&g.east, &month(-2)).await.refused(409, "dues_earlier_month_open");
    assert!(skipped.at("/detail").contains(&in_words(&month(-3))));
    assert_eq!(skipped.fields()[0].0, "/month");
    let closed = g.closes(&g.east, &month(-3)).await.expect(201);
    assert_eq!((closed.at("/state"), closed.at("/figures/dues")), ("settled".into(), "4500".into()));
    g.closes(&g.east, &month(-3)).await.refused(409, "dues_month_closed_already");
    g.closes(&g.east, &month(-2)).await.expect(201);
    g.closes(&g.east, &month(-1)).await.expect(201);
    let books = g.admin.get(&format!("{DUES}/units/{}/books", g.east)).await.expect(200);
    assert_eq!(books.json["settled_to"], json!(month(-1)));
    let year = &month(-1)[..4];
    let list = g.admin.get(&format!("{DUES}/units/{}/months?year={year}", g.east)).await.expect(200);
    let months = list.json["months"].as_array().unwrap();
    let last = months.iter().find(|one| one["month"] == json!(month(-1))).expect("the month is listed");
    assert_eq!((&last["state"], &last["figures"]["balance"]), (&json!("settled"), &json!(4500)));
    let year = &month(-3)[..4];
    let list = g.admin.get(&format!("{DUES}/units/{}/months?year={year}", g.east)).await.expect(200);
    let months = list.json["months"].as_array().unwrap();
    let first = months.iter().find(|one| one["month"] == json!(month(-3))).expect("the month is listed");
    assert_eq!(first["collected"], json!([{"channel": "cash", "amount": 4500}]));
    let log = g.admin.get("/api/records/audit?subject=dues&action=close").await.expect(200);
    assert_eq!(log.json["items"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn nothing_is_booked_into_a_closed_month() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-3), 4500).await;
    let first = paid_on(&on(-2, 10), json!([pay(&g.zhang, &month(-3), &month(-3), 4500)]));
    let first = g.admin.post(PAYMENTS, first).await.expect(201).at("/items/0/id");
    g.closes(&g.east, &month(-2)).await.expect(201);
    let late = paid_on(&on(-2, 20), json!([pay(&g.zhang, &month(-2), &month(-2), 4500)]));
    let refused = g.admin.post(PAYMENTS, late).await.refused(422, "dues_month_closed");
    assert_eq!(refused.fields()[0].0, "/paid_on");
    // a month that is closed may still be paid for: the money came in later
    let books = format!("{DUES}/units/{}/ledger", g.east);
    let dated = json!({"kind": "interest", "booked_on": on(-2, 28), "amount": 1, "money": "bank"});
    g.admin.post(&books, dated).await.refused(422, "dues_month_closed");
    // what was wrong is taken back in a month that is open
    let back = format!("{PAYMENTS}/{first}/reverse");
    let within = json!({"reason": "记错", "reversed_on": on(-2, 15)});
    let refused = g.admin.post(&back, within).await.refused(422, "dues_month_closed");
    assert_eq!(refused.fields()[0].0, "/reversed_on");
    g.admin.post(&back, json!({"reason": "记错"})).await.expect(201);
    let again = paid_on(&on(-1, 1), json!([pay(&g.zhang, &month(-3), &month(-3), 4500)]));
    g.admin.post(PAYMENTS, again).await.expect(201);
    assert_eq!(g.trial(&g.east).await["funds"]["ordinary"], 4500);
    let kept =
        g.admin.get(&format!("{DUES}/units/{}/months?year={}", g.east, &month(-2)[..4])).await.expect(200);
    let kept =
        kept.json["months"].as_array().unwrap().iter().find(|one| one["month"] == json!(month(-2))).cloned();
    assert_eq!(kept.expect("the closed month")["figures"]["dues"], 4500, "closed figures stay");
}

#[tokio::test]
async fn a_month_with_something_unfinished_stays_open() {
    let g = Ground::enterprise().await;
    g.opens(&g.east, &on(-1, 1), 10_000).await;
    let sent = json!({"kind": "remit", "from_unit_id": g.east, "amount": 100, "money": "bank", "sent_on": on(-1, 2)});
    let sent = g.admin.post(&format!("{DUES}/remittances"), sent).await.expect(201).at("/id");
    g.closes(&g.east, &month(-1)).await.refused(409, "dues_unfinished");
    let arrived = json!({"amount": 100, "money": "bank", "received_on": on(-1, 3)});
    g.admin.post(&format!("{DUES}/remittances/{sent}/confirm"), arrived).await.expect(200);
    let file = format!("交易流水号,交易日期,金额,付款人\nA1,{},45,路人\n", on(-1, 5)).into_bytes();
    let run = g
        .admin
        .upload(&format!("{DUES}/units/{}/reconciliations", g.east), "bank.csv", file)
        .await
        .expect(201);
    let refused = g.closes(&g.east, &month(-1)).await.refused(409, "dues_unfinished");
    assert!(refused.at("/detail").contains('1'));
    let aside = json!({"line_id": run.at("/lines/0/id"), "reason": "不是党费"});
    g.admin.post(&format!("{DUES}/reconciliations/{}/set-aside", run.at("/id")), aside).await.expect(200);
    g.closes(&g.east, &month(-1)).await.expect(201);
}

#[tokio::test]
async fn a_month_that_is_not_over_is_not_closed() {
    let g = Ground::enterprise().await;
    g.opens(&g.east, &on(0, 1), 10_000).await;
    let answer = g.closes(&g.east, &month(0)).await;
    // on its last day a month may be closed
    if super::today().next_day().is_some_and(|next| next.day() == 1) {
        answer.expect(201);
    } else {
        answer.refused(409, "dues_month_not_over");
    }
}
