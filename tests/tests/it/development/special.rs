use super::{FILES, Ground, post};
use serde_json::{Value, json};

fn approval(level: &str, on: &str) -> Value {
    json!({"level": level, "body": "中共某委员会", "decided_on": on, "doc_no": "组批〔2026〕1号"})
}

fn posthumous(approvals: Vec<Value>) -> Value {
    json!({
        "kind": "posthumous", "deeds": "抢险救灾中牺牲", "died_on": "2026-02-10", "joined_on": "2026-05-06",
        "approvals": approvals,
    })
}

#[tokio::test]
async fn somebody_who_died_is_admitted_by_the_province_without_pretended_steps() {
    let g = Ground::new().await;
    let file = g.opened("陈晨", "2024-01-10").await;
    let all = || {
        vec![
            approval("unit", "2026-03-01"),
            approval("higher", "2026-03-20"),
            approval("province", "2026-05-06"),
        ]
    };
    post(&g.secretary, &file, "special", posthumous(all())).await.refused(403, "forbidden");
    let short = posthumous(all()[..2].to_vec());
    let lacks = post(&g.committee, &file, "special", short).await.refused(422, "development_special_lacks");
    assert!(lacks.text().contains("省级党委批准") && lacks.text().contains("依据"), "{}", lacks.text());
    let mut late = posthumous(all());
    late["died_on"] = json!("2026-04-01");
    post(&g.committee, &file, "special", late).await.refused(422, "development_special_died");
    let mut order = all();
    order[1] = approval("higher", "2026-02-20");
    let order = post(&g.committee, &file, "special", posthumous(order)).await;
    let order = order.refused(422, "development_special_order");
    assert_eq!(order.fields(), [("/approvals/1/decided_on".into(), "development_special_order".into())]);

    let done = post(&g.committee, &file, "special", posthumous(all())).await.expect(201);
    assert_eq!((done.at("/state"), done.at("/closed_on")), ("full".into(), "2026-05-06".into()));
    assert_eq!((done.at("/special"), done.at("/progress/done")), ("posthumous".into(), "1".into()));
    assert_eq!(done.json["steps"].as_array().map(Vec::len), Some(1));
    let member = g.admin.get(&format!("/api/records/members/{}", done.at("/member_id"))).await.expect(200);
    assert_eq!(
        (member.at("/membership_state"), member.at("/joined_on"), member.at("/member_kind")),
        ("deceased".into(), "2026-05-06".into(), "full".into())
    );
    let seen = g.secretary.get(&format!("{FILES}?special=true")).await.expect(200);
    assert_eq!(seen.json["items"].as_array().map(Vec::len), Some(1));
    let plan = format!("/api/records/development/plan?year=2026&unit_id={}", g.branch);
    let plan = g.secretary.get(&plan).await.expect(200);
    assert_eq!((plan.at("/unit/special"), plan.at("/unit/admitted")), ("1".into(), "0".into()));
    post(&g.committee, &done, "special", posthumous(all())).await.refused(409, "development_file_closed");
    assert_eq!(g.told("development.specially_admitted%").await.len(), 1);
}

#[tokio::test]
async fn in_extreme_circumstances_the_province_admits_on_probation() {
    let g = Ground::new().await;
    let file = g.walked("choose_candidate").await;
    let mut new = json!({
        "kind": "extreme", "deeds": "抗洪一线表现突出", "joined_on": "2026-05-06", "probation": true,
        "approvals": [approval("higher", "2026-05-01")],
    });
    post(&g.committee, &file, "special", new.clone()).await.refused(422, "development_special_lacks");
    new["approvals"] = json!([approval("province", "2026-05-06")]);
    new["died_on"] = json!("2026-05-01");
    post(&g.committee, &file, "special", new.clone()).await.refused(422, "development_special_lives");
    new["died_on"] = Value::Null;
    let done = post(&g.committee, &file, "special", new).await.expect(201);
    assert_eq!((done.at("/standing"), done.at("/admission/kind")), ("probationary".into(), "extreme".into()));
    let member = g.admin.get(&format!("/api/records/members/{}", done.at("/member_id"))).await.expect(200);
    assert_eq!(
        (member.at("/membership_state"), member.at("/member_kind")),
        ("normal".into(), "probationary".into())
    );
}
