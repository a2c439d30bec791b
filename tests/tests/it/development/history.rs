use super::{FILES, Ground, codes, meeting, plain, post, with};
use serde_json::json;

fn late(reason: &str) -> serde_json::Value {
    json!({"back_filled_reason": reason})
}

#[tokio::test]
async fn history_is_taken_with_warnings_and_a_reason() {
    let g = Ground::new().await;
    let file = g.walked("choose_candidate").await;
    let early = with(late("补录2025年档案"), json!({"opinions_heard": true}));
    let taken = g.takes(&file, "choose_candidate", "chosen", "2025-02-10", early).await.expect(201);
    let step = taken.json["steps"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(step["back_filled_reason"], "补录2025年档案");
    assert!(codes(&step["warnings"]).contains(&"development_too_early"), "{step}");
    assert_eq!(step["warnings"][0]["weight"], "warn");
    assert_eq!(step["warnings"][0]["softened"], json!({"approver": null, "reason": "补录2025年档案"}));
    assert!(step["recorded_after"].as_i64().unwrap() > 300);
    assert_eq!(taken.at("/state"), "candidate_pending");
    assert_eq!(g.count("audit_log WHERE why = '补录2025年档案'").await, 1);
}

#[tokio::test]
async fn a_whole_file_is_filled_in_by_the_secretary_from_the_papers() {
    let g = Ground::new().await;
    let draft = with(g.draft("陈晨", "2024-01-10"), late("纸质档案补录"));
    let mut file = g.secretary.post(FILES, draft).await.expect(201);
    for (step, outcome, on, more) in g.way() {
        if step == "notice" {
            continue;
        }
        let body = with(with(plain(step, outcome, on), more), late("纸质档案补录"));
        file = post(&g.secretary, &file, "steps", body).await.expect(201);
    }
    assert_eq!((file.at("/state"), file.at("/closed_on")), ("full".into(), "2026-07-25".into()));
    let meeting =
        file.json["steps"].as_array().unwrap().iter().find(|one| one["step"] == "admission_meeting");
    assert_eq!(codes(&meeting.unwrap()["warnings"]), ["development_no_notice"]);
    let member = g.admin.get(&format!("/api/records/members/{}", file.at("/member_id"))).await.expect(200);
    assert_eq!((member.at("/member_kind"), member.at("/full_on")), ("full".into(), "2026-06-18".into()));
}

#[tokio::test]
async fn a_vote_by_hands_is_filled_in_with_a_warning_and_has_to_add_up() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    let by_hands = |change: serde_json::Value| {
        let mut whole = with(meeting(5), late("纸质档案补录"));
        whole["vote"] = with(with(whole["vote"].clone(), json!({"method": "hands"})), change);
        whole
    };
    for (change, code) in [
        (json!({"yes": 4}), "vote_not_added_up"),
        (json!({"present": 2, "issued": 2, "returned": 2, "yes": 2}), "vote_no_quorum"),
    ] {
        let refused = g.takes(&file, "admission_meeting", "passed", "2025-06-18", by_hands(change)).await;
        refused.refused(422, code);
    }
    let taken = g.takes(&file, "admission_meeting", "passed", "2025-06-18", by_hands(json!({}))).await;
    let taken = taken.expect(201);
    let step = taken.json["steps"].as_array().unwrap().last().unwrap();
    assert_eq!((&step["vote"]["method"], &step["vote"]["verdict"]), (&json!("hands"), &json!("passed")));
    assert_eq!(codes(&step["warnings"]), ["vote_method"]);
    assert_eq!(step["warnings"][0]["softened"]["reason"], "纸质档案补录");
}

#[tokio::test]
async fn history_needs_a_reason_and_lies_before_the_file() {
    let g = Ground::new().await;
    let file = g.opened("陈晨", "2024-01-10").await;
    g.takes(&file, "talk", "done", "2024-01-25", late(" ")).await.refused(422, "missing");
    let today = kernel::business_date(time::OffsetDateTime::now_utc(), kernel::SHANGHAI).to_string();
    let now = g.takes(&file, "talk", "done", &today, late("补录")).await;
    assert_eq!(now.refused(422, "development_not_history").fields()[0].0, "/back_filled_reason");
    let future = g.takes(&file, "talk", "done", "2999-01-01", late("补录")).await;
    future.refused(422, "development_not_history");
}

#[tokio::test]
async fn nobody_becomes_a_member_by_history_without_a_meeting() {
    let g = Ground::new().await;
    let file = g.opened("陈晨", "2024-01-10").await;
    let approval = with(late("补录"), json!({"body": {"unit_id": g.root}}));
    let refused = g.takes(&file, "approval", "approved", "2025-07-30", approval.clone()).await;
    refused.refused(422, "probation_unknown");
    let confirmed = g.takes(&file, "confirmation_approval", "confirmed", "2026-07-20", approval).await;
    confirmed.refused(422, "probation_unknown");
    assert_eq!(g.count("development_steps").await, 1);
}

#[tokio::test]
async fn the_way_of_a_probationary_member_on_the_roster_is_filled_in() {
    let g = Ground::new().await;
    let number = suites::resident_id();
    let young = json!({"name": "周八", "unit_id": g.branch, "id_no": number, "member_kind": "probationary",
        "joined_on": "2025-06-18"});
    let young = g.admin.post("/api/records/members", young).await.expect(201).at("/id");
    let mut draft = with(g.draft("周九", "2024-01-10"), late("补录"));
    draft["person"]["id_no"] = json!(number);
    g.secretary.post(FILES, draft.clone()).await.refused(422, "member_differs");
    draft["person"]["name"] = json!("周八");
    let file = g.secretary.post(FILES, draft).await.expect(201);
    assert_eq!((file.at("/member_id"), file.at("/person_id")), (young.clone(), young.clone()));
    let kept = g.admin.get(&format!("/api/records/members/{young}")).await.expect(200);
    assert_eq!(kept.json["version"], 1, "the record is as it was");
}

#[tokio::test]
async fn the_last_step_is_taken_back_with_a_reason_and_a_membership_stands() {
    let g = Ground::new().await;
    let file = g.walked("review_activist").await;
    let why = json!({"reason": "写错了人"});
    let back = post(&g.secretary, &file, "steps/retract", why.clone()).await.expect(200);
    assert_eq!((back.json["mentors"].clone(), back.at("/state")), (json!([]), "activist".into()));
    assert_eq!(back.json["steps"][4]["retracted"]["reason"], "写错了人");
    let again =
        g.takes(&back, "assign_contacts", "done", "2024-03-08", json!({"mentors": [g.members[3]]})).await;
    let again = again.expect(201);
    assert_eq!(again.json["mentors"].as_array().unwrap().len(), 1);
    let others = json!({"mentors": [g.members[1]]});
    let changed = g.takes(&again, "assign_contacts", "done", "2024-06-01", others).await.expect(201);
    let back = post(&g.secretary, &changed, "steps/retract", why.clone()).await.expect(200);
    assert_eq!(
        (back.at("/mentors/0/name"), back.json["mentors"].as_array().unwrap().len()),
        ("赵六".into(), 1)
    );

    let only = g.opened("李晨", "2024-01-10").await;
    post(&g.secretary, &only, "steps/retract", why.clone()).await.refused(409, "nothing_to_retract");
    let member = g.walked("file_with_department").await;
    post(&g.secretary, &member, "steps/retract", why).await.refused(409, "step_stands");
}

#[tokio::test]
async fn introducers_are_judged_as_they_were_on_the_day() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    // known today; the meeting was before
    let introducer = format!("/api/records/members/{}", g.members[1]);
    g.admin.patch(&introducer, 1, json!({"membership_state": "deceased"})).await.expect(200);
    g.takes(&file, "admission_meeting", "passed", "2025-06-18", meeting(5)).await.expect(201);
}
