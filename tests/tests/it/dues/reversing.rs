use super::{Ground, PAYMENTS, RECEIPTS, month, pay};
use serde_json::{Value, json};

#[tokio::test]
async fn a_wrong_payment_is_taken_back_and_its_months_are_open_again() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-2), 4500).await;
    let paid =
        g.pays(json!([pay(&g.zhang, &month(-2), &month(-1), 9000)])).await.expect(201).at("/items/0/id");
    let path = format!("{PAYMENTS}/{paid}/reverse");
    let refused = g.admin.post(&path, json!({"reason": " "})).await.refused(422, "missing");
    assert_eq!(refused.fields()[0].0, "/reason");
    g.admin.post(&path, json!({"reason": "x", "reversed_on": "2999-01-01"})).await.refused(422, "in_future");
    let early = json!({"reason": "x", "reversed_on": "2020-01-01"});
    let early = g.admin.post(&path, early).await.refused(422, "dues_before_payment");
    assert_eq!(early.fields()[0].0, "/reversed_on");
    let reversal = g.admin.post(&path, json!({"reason": "金额记错"})).await.expect(201);
    assert_eq!((&reversal.json["amount"], &reversal.json["reverses"]), (&json!(-9000), &json!(paid)));
    g.admin.post(&path, json!({"reason": "再来"})).await.refused(409, "dues_reversed_already");
    let back = format!("{PAYMENTS}/{}/reverse", reversal.at("/id"));
    g.admin.post(&back, json!({"reason": "再来"})).await.refused(422, "dues_reversal_of_reversal");
    let row = &g.board(&g.east, &month(-2)).await.json["items"][0];
    assert_eq!(
        (&row["paid"], &row["arrears"]["amount"].as_i64().map(|fen| fen >= 9000)),
        (&Value::Null, &Some(true))
    );
    let list = g.admin.get(PAYMENTS).await.expect(200);
    assert_eq!(list.json["items"].as_array().unwrap().len(), 2, "nothing is edited or deleted");
    assert_eq!(list.json["items"][1]["reversed_by"], reversal.json["id"]);
    g.pays(json!([pay(&g.zhang, &month(-2), &month(-2), 4500)])).await.expect(201);
    let log = g.admin.get("/api/records/audit?subject=dues").await.expect(200);
    let entries = log.json["items"].as_array().unwrap();
    let entry =
        entries.iter().find(|entry| entry["action"] == "reverse").expect("the reversal is in the log");
    assert_eq!(entry["why"], "金额记错");
}

#[tokio::test]
async fn of_two_who_reverse_at_once_one_succeeds() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(0), 4500).await;
    let paid = g.pays(json!([pay(&g.zhang, &month(0), &month(0), 4500)])).await.expect(201).at("/items/0/id");
    let path = format!("{PAYMENTS}/{paid}/reverse");
    let one = || g.admin.post(&path, json!({"reason": "记错"}));
    let (a, b) = tokio::join!(one(), one());
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[tokio::test]
async fn the_receipt_of_a_reversed_payment_is_void() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-1), 4500).await;
    let both =
        json!([pay(&g.zhang, &month(-1), &month(-1), 4500), pay(&g.zhang, &month(0), &month(0), 4500)]);
    let paid = g.pays(both).await.expect(201);
    let (with, without) = (paid.at("/items/0/id"), paid.at("/items/1/id"));
    let collector = json!({"collector": "王会计"});
    let receipt = g.admin.post(&format!("{PAYMENTS}/{with}/receipt"), collector.clone()).await.expect(201);
    assert_eq!(receipt.json["void"], false);
    for id in [&with, &without] {
        g.admin.post(&format!("{PAYMENTS}/{id}/reverse"), json!({"reason": "记错"})).await.expect(201);
    }
    let void = g.admin.get(&format!("{RECEIPTS}/{}", receipt.at("/id"))).await.expect(200);
    assert_eq!((&void.json["void"], &void.json["genuine"]), (&json!(true), &json!(true)));
    let none = g.admin.post(&format!("{PAYMENTS}/{without}/receipt"), collector).await;
    none.refused(409, "dues_no_receipt_for_reversed");
}
