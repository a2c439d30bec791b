use super::{DUES, Ground, on, with};
use serde_json::{Value, json};

const SPENDINGS: &str = "/api/records/dues/spendings";

fn books(unit: &str, voucher: &str) -> Value {
    json!({"unit_id": unit, "purpose": "study_material", "subject": "学习读本 30 册", "amount": 90_000, "money": "bank",
        "spent_on": on(-1, 10), "decision": "支委会同意购买", "decided_on": on(-1, 5), "voucher_id": voucher})
}

fn without(mut base: Value, field: &str) -> Value {
    base.as_object_mut().expect("an object").remove(field);
    base
}

#[tokio::test]
async fn a_spending_is_decided_and_proven() {
    let g = Ground::enterprise().await;
    g.opens(&g.east, &on(-2, 1), 100_000).await;
    let voucher = g.voucher(&g.east).await;
    let base = books(&g.east, &voucher);
    let undecided = g.admin.post(SPENDINGS, without(base.clone(), "decision")).await;
    let undecided = undecided.refused(422, "dues_decision_missing");
    assert_eq!(undecided.fields()[0].0, "/decision");
    assert!(
        undecided.at("/detail").contains("中组发〔2008〕3号") || undecided.at("/detail").contains("组电明字")
    );
    let unproven = g.admin.post(SPENDINGS, without(base.clone(), "voucher_id")).await;
    assert_eq!(unproven.refused(422, "dues_voucher_missing").fields()[0].0, "/voucher_id");
    let elsewhere = g.voucher(&g.west).await;
    g.admin
        .post(SPENDINGS, with(base.clone(), json!({"voucher_id": elsewhere})))
        .await
        .refused(422, "unknown_voucher");
    let late = with(base.clone(), json!({"decided_on": on(-1, 11)}));
    g.admin.post(SPENDINGS, late).await.refused(422, "dues_decided_after");
    let much = with(base.clone(), json!({"amount": 100_001}));
    g.admin.post(SPENDINGS, much).await.refused(422, "dues_not_enough_money");
    let two = without(with(base.clone(), json!({"amount": 100_001})), "voucher_id");
    assert_eq!(g.admin.post(SPENDINGS, two).await.refused(422, "validation").fields().len(), 2);
    let spent = g.admin.post(SPENDINGS, base).await.expect(201);
    assert_eq!(spent.at("/voucher_title"), "发票");
    assert_eq!(g.trial(&g.east).await["funds"]["ordinary"], 10_000);
    let list = g.admin.get(&format!("{SPENDINGS}?unit_id={}", g.east)).await.expect(200);
    assert_eq!(list.json["items"].as_array().unwrap().len(), 1);
    let back = format!("{DUES}/entries/{}/reverse", spent.at("/entry_id"));
    g.admin.post(&back, json!({"reason": "退货"})).await.expect(201);
    let list = g.admin.get(&format!("{SPENDINGS}?unit_id={}", g.east)).await.expect(200);
    assert_eq!(list.json["items"][0]["void"], true);
    assert_eq!(g.trial(&g.east).await["funds"]["ordinary"], 100_000);
}

#[tokio::test]
async fn the_decision_of_a_meeting_is_kept_in_its_words() {
    let g = Ground::enterprise().await;
    g.opens(&g.east, &on(-2, 1), 100_000).await;
    let voucher = g.voucher(&g.east).await;
    let meeting = json!({"unit_id": g.east, "kinds": ["branch_meeting"], "subject": "党费使用",
        "planned_start": format!("{}T09:00:00+08:00", on(-1, 5)), "planned_end": format!("{}T10:00:00+08:00", on(-1, 5))});
    let meeting = g.admin.post("/api/records/meetings", meeting).await.expect(201).at("/id");
    let path = format!("/api/records/meetings/{meeting}");
    let put = |part: &str, version: i32, body: Value| {
        let request = g.admin.request(reqwest::Method::PUT, &format!("{path}/{part}"));
        g.admin.send(request.header("if-match", format!("\"v{version}\"")).json(&body))
    };
    let held = json!({"started_at": format!("{}T09:00:00+08:00", on(-1, 5)), "marks": [{"member_id": g.zhang, "mark": "present"}]});
    put("attendance", 1, held).await.expect(200);
    let decision = json!({"decisions": [
        {"decision": "ordinary", "text": "同意购买学习读本", "ballot": "open", "yes": 1, "no": 0, "abstain": 0},
        {"decision": "ordinary", "text": "购买办公用品", "ballot": "open", "yes": 0, "no": 1, "abstain": 0},
    ]});
    let recorded = put("record", 2, decision).await.expect(200);
    let (id, refused) = (recorded.at("/decisions/0/id"), recorded.at("/decisions/1/id"));
    let base = without(without(books(&g.east, &voucher), "decision"), "decided_on");
    let both = with(books(&g.east, &voucher), json!({"decision_id": id}));
    g.admin.post(SPENDINGS, both).await.refused(422, "dues_one_decision");
    let unknown = with(base.clone(), json!({"decision_id": uuid::Uuid::now_v7()}));
    g.admin.post(SPENDINGS, unknown).await.refused(422, "unknown_decision");
    let voted_down = with(base.clone(), json!({"decision_id": refused}));
    g.admin.post(SPENDINGS, voted_down).await.refused(422, "dues_decision_not_passed");
    let spent = g.admin.post(SPENDINGS, with(base, json!({"decision_id": id}))).await.expect(201);
    assert_eq!((spent.at("/decision"), spent.at("/meeting_id")), ("同意购买学习读本".into(), meeting));
    assert_eq!(spent.at("/decided_on"), on(-1, 5));
    let offered = format!("/api/records/meetings/decisions?unit_id={}", g.east);
    let listed = g.admin.get(&offered).await.expect(200);
    assert_eq!((listed.at("/items/0/decisions/0/id"), listed.at("/items/0/day")), (id, on(-1, 5)));
    assert_eq!(listed.json["items"][0]["decisions"].as_array().map(Vec::len), Some(1));
    let earlier = g.admin.get(&format!("{offered}&to={}", on(-1, 4))).await.expect(200);
    assert_eq!(earlier.json["items"], json!([]));
    let west = format!("/api/records/meetings/decisions?unit_id={}", g.west);
    assert_eq!(g.admin.get(&west).await.expect(200).json["items"], json!([]));
}
