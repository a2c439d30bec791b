use super::{FILES, Ground, next};
use serde_json::{Value, json};

#[tokio::test]
async fn an_applicant_becomes_a_full_member_step_by_step() {
    let g = Ground::new().await;
    let file = g.walked("").await;
    assert_eq!((file.at("/state"), file.at("/standing")), ("full".into(), "full".into()));
    assert_eq!((file.at("/closed_on"), file.json["due"].clone()), ("2026-07-25".into(), Value::Null));
    assert_eq!(file.json["progress"], json!({"done": 25, "of": 25}));
    assert_eq!(file.json["steps"].as_array().unwrap().len(), 26);
    let member = format!("/api/records/members/{}", file.at("/member_id"));
    let member = g.admin.get(&member).await.expect(200);
    assert_eq!(
        (member.at("/member_kind"), member.at("/joined_on"), member.at("/full_on")),
        ("full".into(), "2025-06-18".into(), "2026-06-18".into())
    );
    assert_eq!((member.at("/name"), member.at("/unit_id")), ("陈晨".into(), g.branch.clone()));
    let told = g.told("development.%").await;
    assert_eq!(told[0].0, "development.opened.v1");
    assert_eq!(told.iter().filter(|(kind, _)| kind == "development.step_taken.v1").count(), 26);
    assert!(told.iter().all(|(_, event)| event.get("name").is_none()));
    assert_eq!(
        g.told("member.%")
            .await
            .iter()
            .filter(|(_, event)| event["id"] == file.at("/person_id").as_str())
            .count(),
        2
    );
    assert_eq!(g.count("audit_log WHERE subject = 'development' AND action = 'take_step'").await, 26);
}

#[tokio::test]
async fn the_member_record_changes_with_the_approval_and_not_before() {
    let g = Ground::new().await;
    let file = g.walked("approval").await;
    assert_eq!((file.at("/state"), file.json["member_id"].clone()), ("approval".into(), Value::Null));
    let roster = || async {
        let list = g.admin.get(&format!("/api/records/members?unit_id={}", g.branch)).await.expect(200);
        list.json["items"].as_array().unwrap().len()
    };
    assert_eq!(roster().await, 5);
    let approve = json!({"body": {"unit_id": g.root}});
    let file = g.takes(&file, "approval", "approved", "2025-07-30", approve).await.expect(201);
    assert_eq!((file.at("/standing"), file.at("/member_id")), ("probationary".into(), file.at("/person_id")));
    assert_eq!(roster().await, 6);
    let member = g.admin.get(&format!("/api/records/members/{}", file.at("/person_id"))).await.expect(200);
    assert_eq!(
        (member.at("/member_kind"), member.at("/joined_on")),
        ("probationary".into(), "2025-06-18".into())
    );
    assert_eq!(file.at("/probation/ends_on"), "2026-06-17");
    assert_eq!(file.at("/probation/basis/rule"), "development.limits");
    assert_eq!(file.at("/due/step"), "review_probationary");
    let month = g.admin.get(&format!("/api/records/units/{}/month", g.branch)).await.expect(200);
    let due = month.json["items"].as_array().unwrap().iter().find(|one| one["matter"] == "development_due");
    let due = due.expect("the review is due");
    assert_eq!((&due["urgency"], due["on"].as_str()), (&json!("overdue"), Some(file.at("/due/on").as_str())));
    assert_eq!(due["file_id"], file.json["id"]);
}

#[tokio::test]
async fn a_file_tells_what_comes_next_from_when_and_by_which_rule() {
    let g = Ground::new().await;
    let file = g.walked("review_activist").await;
    let choose = next(&file, "choose_candidate");
    let chosen = &choose["outcomes"][0];
    assert_eq!(
        (chosen["outcome"].as_str(), chosen["earliest"].as_str()),
        (Some("chosen"), Some("2025-03-01"))
    );
    let wait = &chosen["waits"][0];
    assert_eq!((wait["code"].as_str(), wait["guard"].as_str()), (Some("development_too_early"), Some("G3")));
    assert!(wait["detail"].as_str().unwrap().contains("2025年3月1日"), "{wait}");
    assert!(wait["source"].as_str().unwrap().contains("第十三条"));
    assert_eq!(chosen["asked"], json!(["opinions"]));
    assert_eq!(file.json["due"]["step"], "review_activist");
    assert_eq!(file.at("/due/on"), "2024-08-31");
    assert_eq!(file.json["reviews"]["periods"][0]["state"], "overdue");
    assert!(file.json["next"].as_array().unwrap().iter().any(|one| one["step"] == "withdraw"));

    let file = g.walked("admission_meeting").await;
    assert_eq!(file.json["hints"]["voters"], 5);
    let passed = &next(&file, "admission_meeting")["outcomes"][0];
    assert_eq!((passed["missing"].clone(), passed["earliest"].clone()), (json!([]), json!("2025-05-29")));
}

#[tokio::test]
async fn an_applicant_with_an_account_sees_the_own_file() {
    let g = Ground::new().await;
    let file = g.walked("review_activist").await;
    let own = g.org.person("chenchen", "member", Some(&g.branch), Some(&file.at("/person_id"))).await;
    let mine = own.get("/api/records/development/mine").await.expect(200);
    assert_eq!(mine.at("/file/state"), "activist");
    let next: Vec<&str> =
        mine.json["file"]["next"].as_array().unwrap().iter().filter_map(|one| one["step"].as_str()).collect();
    assert_eq!(next, ["review_activist", "choose_candidate"]);
    assert!(mine.json["file"]["steps"][0].get("warnings").is_none());
    assert_eq!(mine.json["file"]["mentors"].as_array().unwrap().len(), 2);
    own.get(&format!("{FILES}/{}", file.at("/id"))).await.refused(404, "not_found");
    own.get("/api/records/me").await.refused(404, "no_member_record");
    let other = g.org.person("lisi", "member", Some(&g.branch), Some(&g.members[1])).await;
    assert_eq!(other.get("/api/records/development/mine").await.expect(200).json["file"], Value::Null);
}

#[tokio::test]
async fn a_step_sent_twice_is_taken_once() {
    let g = Ground::new().await;
    let file = g.opened("陈晨", "2024-01-10").await;
    let send = || {
        let request = g.secretary.request(reqwest::Method::POST, &super::path(&file, "steps"));
        let request = request.header("if-match", "\"v2\"").header("idempotency-key", "once");
        g.secretary.send(request.json(&super::plain("talk", "done", "2024-01-25")))
    };
    let (first, second) = (send().await.expect(201), send().await.expect(201));
    assert_eq!(first.json, second.json);
    assert_eq!(g.count("development_steps").await, 2);
    let stale = g.secretary.request(reqwest::Method::POST, &super::path(&file, "steps"));
    let stale =
        stale.header("if-match", "\"v2\"").json(&super::plain("choose_activist", "chosen", "2024-03-01"));
    g.secretary.send(stale).await.refused(412, "precondition_failed");
}
