use super::{DUES, Ground, month, on, today};
use serde_json::{Value, json};
use suites::{Answer, in_words};

const REMITTANCES: &str = "/api/records/dues/remittances";

async fn sends(g: &Ground, amount: i64) -> Answer {
    let sent = json!({"kind": "remit", "from_unit_id": g.east, "amount": amount, "money": "bank", "sent_on": on(-1, 10),
        "first_month": month(-2), "last_month": month(-1)});
    g.admin.post(REMITTANCES, sent).await
}

async fn root(g: &Ground) -> String {
    g.admin.get(&format!("{DUES}/units/{}/books", g.east)).await.expect(200).at("/superior/id")
}

/// Remittances the month of a unit says to wait for an answer.
async fn waiting(g: &Ground, unit: &str) -> Value {
    let month = g.admin.get(&format!("/api/records/units/{unit}/month")).await.expect(200);
    let mut items = month.json["items"].as_array().unwrap().iter();
    items.find(|one| one["matter"] == "remittance_sent").map_or(json!(0), |one| one["count"].clone())
}

fn arrived(amount: i64) -> Value {
    json!({"amount": amount, "money": "bank", "received_on": on(-1, 12)})
}

#[tokio::test]
async fn what_one_side_sends_the_other_confirms() {
    let g = Ground::enterprise().await;
    let root = root(&g).await;
    g.opens(&g.east, &on(-2, 1), 100_000).await;
    let sent = sends(&g, 60_000).await.expect(201);
    assert_eq!((sent.at("/state"), sent.at("/to_unit_id")), ("sent".into(), root.clone()));
    assert_eq!(g.trial(&g.east).await["funds"]["ordinary"], 40_000);
    assert_eq!(g.trial(&root).await["funds"]["ordinary"], 0, "nothing has arrived yet");
    assert_eq!((waiting(&g, &root).await, waiting(&g, &g.east).await), (json!(1), json!(0)));
    let confirm = format!("{REMITTANCES}/{}/confirm", sent.at("/id"));
    let other = g.admin.post(&confirm, arrived(59_000)).await.refused(422, "dues_sides_differ");
    assert_eq!(other.fields()[0].0, "/amount");
    let early = json!({"amount": 60_000, "money": "bank", "received_on": on(-1, 9)});
    g.admin.post(&confirm, early).await.refused(422, "dues_before_sent");
    let confirmed = g.admin.post(&confirm, arrived(60_000)).await.expect(200);
    assert_eq!(
        (confirmed.at("/state"), confirmed.json["may_answer"].clone()),
        ("confirmed".into(), json!(false))
    );
    g.admin.post(&confirm, arrived(60_000)).await.refused(409, "dues_remittance_answered");
    assert_eq!(waiting(&g, &root).await, json!(0));
    assert_eq!(g.trial(&root).await["funds"]["bank"], 60_000);
    let year = format!("/api/records/units/{}/archive/{}", g.east, &on(-1, 12)[..4]);
    let filed = g.admin.get(&year).await.expect(200);
    let kinds = filed.json["kinds"].as_array().unwrap();
    let kept = kinds.iter().find(|kind| kind["kind"] == "dues_remittance").expect("what was sent is filed");
    let months = in_words(&format!("{}–{}", month(-2), month(-1)));
    assert_eq!(kept["entries"][0]["name"], format!("上缴{months}党费"));
    let received = g.admin.get(&format!("{REMITTANCES}?unit_id={root}&direction=received")).await.expect(200);
    assert_eq!(received.json["items"].as_array().unwrap().len(), 1);
    let none = g.admin.get(&format!("{REMITTANCES}?unit_id={root}&direction=sent")).await.expect(200);
    assert_eq!(none.json["items"], json!([]));
}

#[tokio::test]
async fn what_is_refused_is_back_in_the_books_of_the_sender() {
    let g = Ground::enterprise().await;
    g.opens(&g.east, &on(-2, 1), 100_000).await;
    let sent = sends(&g, 60_000).await.expect(201).at("/id");
    g.admin
        .post(&format!("{REMITTANCES}/{sent}/refuse"), json!({"reason": " "}))
        .await
        .refused(422, "missing");
    let refused = g
        .admin
        .post(&format!("{REMITTANCES}/{sent}/refuse"), json!({"reason": "金额不对"}))
        .await
        .expect(200);
    assert_eq!((refused.at("/state"), refused.at("/answer")), ("refused".into(), "金额不对".into()));
    assert_eq!(g.trial(&g.east).await["funds"]["ordinary"], 100_000);
    g.admin
        .post(&format!("{REMITTANCES}/{sent}/confirm"), arrived(60_000))
        .await
        .refused(409, "dues_remittance_answered");
}

#[tokio::test]
async fn nobody_sends_what_is_not_there() {
    let g = Ground::enterprise().await;
    g.opens(&g.east, &on(-2, 1), 100).await;
    let short = sends(&g, 101).await.refused(422, "dues_not_enough_money");
    assert_eq!(short.fields()[0].0, "/amount");
    let centre = json!({"kind": "remit", "from_unit_id": g.east, "fund": "centre", "amount": 50, "money": "bank", "sent_on": on(-1, 1)});
    g.admin.post(REMITTANCES, centre).await.refused(422, "dues_not_enough_money");
    let cash =
        json!({"kind": "remit", "from_unit_id": g.east, "amount": 50, "money": "cash", "sent_on": on(-1, 1)});
    g.admin.post(REMITTANCES, cash).await.refused(422, "dues_not_enough_money");
}

#[tokio::test]
async fn of_two_who_send_the_last_money_one_succeeds() {
    let g = Ground::enterprise().await;
    g.opens(&g.east, &on(-2, 1), 100).await;
    let (a, b) = tokio::join!(sends(&g, 100), sends(&g, 100));
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 422]);
}

#[tokio::test]
async fn the_share_says_what_is_still_to_be_remitted() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-2), 4500).await;
    let paid = json!({"paid_on": on(-2, 10), "channel": "transfer", "payments": [super::pay(&g.zhang, &month(-2), &month(-2), 4500)]});
    g.admin.post(super::PAYMENTS, paid).await.expect(201);
    let shares = format!("{DUES}/units/{}/shares", g.east);
    let share = |basis_points: i64| json!({"from_day": "2025-01-01", "basis_points": basis_points});
    g.admin.post(&shares, share(10_001)).await.refused(422, "dues_share_out_of_bounds");
    g.admin.post(&shares, share(6000)).await.expect(201);
    let books = format!("{DUES}/units/{}/books", g.east);
    let due = g.admin.get(&books).await.expect(200);
    assert_eq!((due.at("/to_remit/remit"), due.at("/to_remit/outstanding")), ("2700".into(), "2700".into()));
    let part = sends(&g, 1000).await.expect(201);
    assert_eq!(part.json["warnings"][0]["code"], "dues_outstanding_differs");
    let due = g.admin.get(&books).await.expect(200);
    assert_eq!(
        (due.at("/to_remit/remitted"), due.at("/to_remit/outstanding")),
        ("1000".into(), "1700".into())
    );
    // the level above sets it, not the branch
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), None).await;
    secretary.post(&shares, share(1)).await.expect(404);
    assert_eq!(secretary.get(&books).await.expect(200).json["may_set_share"], false);
}

#[tokio::test]
async fn money_comes_down_by_a_decision_only() {
    let g = Ground::enterprise().await;
    let root = root(&g).await;
    g.opens(&root, &on(-2, 1), 100_000).await;
    let down = |more: Value| {
        let base = json!({"kind": "allocate", "from_unit_id": root, "to_unit_id": g.east, "amount": 30_000,
            "money": "bank", "sent_on": on(-1, 10), "purpose": "hardship_help"});
        super::with(base, more)
    };
    let undecided = g.admin.post(REMITTANCES, down(json!({}))).await.refused(422, "dues_decision_missing");
    assert_eq!(undecided.fields()[0].0, "/decision");
    let decided = json!({"decision": "党委会决定补助东区支部", "decided_on": on(-1, 8)});
    g.admin
        .post(REMITTANCES, super::with(down(decided.clone()), json!({"to_unit_id": root})))
        .await
        .refused(422, "dues_not_directly_below");
    let after = json!({"decision": "后补", "decided_on": on(-1, 11)});
    g.admin.post(REMITTANCES, down(after)).await.refused(422, "dues_decided_after");
    let sent = g.admin.post(REMITTANCES, down(decided)).await.expect(201).at("/id");
    g.admin.post(&format!("{REMITTANCES}/{sent}/confirm"), arrived(30_000)).await.expect(200);
    assert_eq!(g.trial(&g.east).await["funds"]["ordinary"], 30_000);
    assert_eq!(g.trial(&root).await["funds"]["ordinary"], 70_000);
}

#[tokio::test]
async fn the_top_remits_out_of_the_organisation_and_records_the_receipt() {
    let g = Ground::enterprise().await;
    let root = root(&g).await;
    g.opens(&root, &on(-2, 1), 100_000).await;
    let up = json!({"kind": "remit", "from_unit_id": root, "amount": 5000, "money": "bank", "sent_on": on(-1, 10)});
    let sent = g.admin.post(REMITTANCES, up).await.expect(201);
    assert_eq!(sent.json["to_unit_id"], Value::Null);
    let receipt =
        json!({"amount": 5000, "money": "bank", "received_on": today().to_string(), "note": "收据 0012"});
    let confirmed =
        g.admin.post(&format!("{REMITTANCES}/{}/confirm", sent.at("/id")), receipt).await.expect(200);
    assert_eq!(confirmed.at("/answer"), "收据 0012");
    assert_eq!(g.trial(&root).await["funds"]["ordinary"], 95_000);
}
