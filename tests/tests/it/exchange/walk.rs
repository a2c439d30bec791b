use super::{Ground, TRANSFERS, count, show, take};
use serde_json::{Value, json};

const DUES: &str = "/api/records/dues";

#[tokio::test]
async fn a_member_goes_from_one_organisation_to_another() {
    let g = Ground::new().await;
    let id = g.ready().await;
    // what is done before the sending is nobody else's business
    assert_eq!(count(&g, "true").await, 0);
    take(&g.sender, &id, json!({"step": "send"})).await.expect(200);
    g.heard().await;
    let there = g.arrived().await;
    let come = show(&g.receiver, &there).await;
    assert_eq!((come.at("/route"), come.at("/state")), ("exchange_in".into(), "in_transit".into()));
    assert_eq!((come.at("/person_name"), come.at("/awaits")), ("张三".into(), "to_committee".into()));
    assert_eq!(come.at("/organisation/kind"), "enterprise");
    assert!(come.at("/from/name").contains("东区党支部"));
    assert_eq!(come.at("/letters/0/serial"), show(&g.sender, &id).await.at("/letters/0/serial"));
    assert_eq!(g.heads().await, (1, 0));

    take(&g.receiver, &there, json!({"step": "approve"})).await.refused(422, "missing");
    let whole = json!({"step": "approve", "to_unit_id": g.street});
    take(&g.receiver, &there, whole).await.refused(422, "unknown_unit");
    g.approves(&there).await.expect(200);
    g.heard().await;
    assert_eq!(show(&g.sender, &id).await.at("/state"), "to_committee_ok");
    assert_eq!(g.heads().await, (1, 0));

    let accepted = take(&g.receiver, &there, json!({"step": "accept"})).await.expect(200);
    g.heard().await;
    assert_eq!(g.heads().await, (0, 1));
    let gone = show(&g.sender, &id).await;
    assert_eq!(gone.at("/state"), "to_branch_accepted");
    assert_eq!(gone.at("/accepted_on"), accepted.at("/accepted_on"));
    let member = accepted.at("/member_id");
    let found = g.receiver.get(&format!("/api/records/members/{member}")).await.expect(200);
    assert_eq!((found.at("/unit_id"), found.at("/joined_on")), (g.lane.clone(), "2001-07-01".into()));

    let receipt = json!({"step": "return_receipt", "handled_by": "社区经办人"});
    take(&g.receiver, &there, receipt).await.expect(200);
    g.heard().await;
    assert_eq!(show(&g.sender, &id).await.at("/receipt/handled_by"), "社区经办人");
    take(&g.sender, &id, json!({"step": "archive"})).await.expect(200);
    g.heard().await;
    assert_eq!(g.states(&id, &there).await, ("archived".into(), "archived".into()));
}

#[tokio::test]
async fn the_months_the_sender_has_are_not_collected_again() {
    let g = Ground::new().await;
    let (_, there) = g.on_the_way().await;
    g.approves(&there).await.expect(200);
    let member = take(&g.receiver, &there, json!({"step": "accept"})).await.expect(200).at("/member_id");
    // the letter of the ground says that January of 2026 is paid
    let fix = format!("{DUES}/members/{member}/assessments");
    let from = |month: &str| json!({"kind": "amount_only", "payer": "salaried", "from_month": month, "amount": 4500});
    let refused = g.receiver.post(&fix, from("2026-01")).await.refused(422, "dues_paid_before_transfer");
    assert_eq!(refused.fields()[0].0, "/from_month");
    let preview = format!("{fix}/preview");
    g.receiver.post(&preview, from("2025-11")).await.refused(422, "dues_paid_before_transfer");
    g.receiver.post(&fix, from("2026-02")).await.expect(201);

    let today = kernel::business_date(time::OffsetDateTime::now_utc(), kernel::SHANGHAI).to_string();
    let pay = |first: &str, amount: i64| {
        let one =
            json!({"member_id": member, "first_month": first, "last_month": "2026-02", "amount": amount});
        json!({"paid_on": today, "channel": "cash", "payments": [one]})
    };
    let again = g.receiver.post(&format!("{DUES}/payments"), pay("2026-01", 9000)).await;
    again.refused(422, "dues_paid_before_transfer");
    let row = async |month: &str| {
        let path = format!("{DUES}/units/{}/board?month={month}", g.lane);
        g.receiver.get(&path).await.expect(200).json["items"][0].clone()
    };
    let (january, february) = (row("2026-01").await, row("2026-02").await);
    assert_eq!((&january["owed"], &january["paid_elsewhere"]["paid_to"]), (&Value::Null, &json!("2026-01")));
    assert_eq!((&february["owed"], &february["paid_elsewhere"]), (&json!(4500), &Value::Null));
    assert_eq!(february["paid_to"], "2026-01");
    assert_eq!(february["arrears"]["months"][0], "2026-02");
    g.receiver.post(&format!("{DUES}/payments"), pay("2026-02", 4500)).await.expect(201);
}

#[tokio::test]
async fn what_is_turned_down_stays_and_can_be_asked_for_again() {
    let g = Ground::new().await;
    let (id, there) = g.on_the_way().await;
    let back = json!({"step": "return_for_fix", "reason": "请核对入党日期"});
    take(&g.receiver, &there, back).await.expect(200);
    g.heard().await;
    let returned = show(&g.sender, &id).await;
    assert_eq!(returned.at("/state"), "returned_for_fix");
    assert!(returned.text().contains("请核对入党日期"));
    // the other organisation has it on its list: the aim stays
    let elsewhere = json!({"to_place": "外省某市委组织部"});
    let version = returned.json["version"].as_i64().unwrap();
    let path = format!("{TRANSFERS}/{id}");
    g.sender.patch(&path, version, elsewhere).await.refused(409, "transfer_target_fixed");
    for step in [
        json!({"step": "apply"}),
        json!({"step": "approve"}),
        json!({"step": "approve"}),
        json!({"step": "issue_letter", "letter": {"distance": "outside", "paid_to": "2026-01"}}),
        json!({"step": "send"}),
    ] {
        take(&g.sender, &id, step).await.expect(200);
    }
    g.heard().await;
    assert_eq!(show(&g.receiver, &there).await.at("/state"), "in_transit");
    assert_eq!(show(&g.receiver, &there).await.json["letters"].as_array().map(Vec::len), Some(2));
    take(&g.receiver, &there, json!({"step": "reject", "reason": "不在本辖区居住"})).await.expect(200);
    g.heard().await;
    assert_eq!(show(&g.sender, &id).await.at("/state"), "rejected_by_receiver");
    assert_eq!(g.heads().await, (1, 0));
    let (again, _) = g.on_the_way().await;
    assert_ne!(again, id);
}

#[tokio::test]
async fn who_is_on_the_roster_there_comes_back_at_once() {
    let g = Ground::new().await;
    let number = suites::resident_id();
    let entry = |unit: &str| {
        json!({"name": "李四", "unit_id": unit, "id_no": number, "gender": "male", "member_kind": "full",
            "joined_on": "2001-07-01", "full_on": "2002-07-01"})
    };
    let twin = g.sender.post("/api/records/members", entry(&g.east)).await.expect(201).at("/id");
    g.receiver.post("/api/records/members", entry(&g.lane)).await.expect(201);
    let id = g.ready_for(&twin).await;
    take(&g.sender, &id, json!({"step": "send"})).await.expect(200);
    g.heard().await;
    let back = show(&g.sender, &id).await;
    assert_eq!(back.at("/state"), "rejected_by_receiver");
    // it is said why, and nothing of the person over there
    assert!(!back.text().contains("里弄"), "{}", back.text());
    let there = g.arrived().await;
    let refused = show(&g.receiver, &there).await;
    assert_eq!(refused.at("/state"), "rejected_by_receiver");
    assert!(refused.json["person"].is_null());
}
