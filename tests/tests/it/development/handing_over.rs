use super::{FILES, Ground, plain, post, with};
use serde_json::{Value, json};
use suites::Answer;

fn change(to: &str) -> Value {
    with(plain("change_branch", "done", "2024-06-03"), json!({"to_unit_id": to, "note": "岗位调整"}))
}

/// Where the field says that something is wrong.
fn wrong(answer: &Answer) -> Vec<String> {
    answer.fields().iter().map(|(at, _)| at.to_string()).collect()
}

#[tokio::test]
async fn a_file_goes_to_another_branch_with_the_time_that_has_run() {
    let g = Ground::new().await;
    let file = g.walked("review_activist").await;
    post(&g.secretary, &file, "steps", change(&g.other)).await.refused(403, "forbidden");
    let moved = post(&g.committee, &file, "steps", change(&g.other)).await.expect(201);
    assert_eq!((moved.at("/unit_id"), moved.at("/state")), (g.other.clone(), "activist".into()));
    let last = moved.json["steps"].as_array().and_then(|steps| steps.last()).expect("the step");
    let note = last["note"].as_str().unwrap_or_default();
    assert!(note.starts_with("原党支部：") && note.ends_with("\n岗位调整"), "{note}");
    let told = g.told("development.step_taken.v1").await;
    let (_, event) = told.last().expect("an event");
    assert_eq!(
        (event["step"].as_str(), event["unit_id"].as_str()),
        (Some("change_branch"), Some(g.other.as_str()))
    );

    g.secretary.get(&format!("{FILES}/{}", file.at("/id"))).await.refused(404, "not_found");
    let there = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    let back = json!({"reason": "点错了"});
    post(&there, &moved, "steps/retract", back).await.refused(409, "step_handed_over");
    // the year as an activist runs from the day of the first branch
    let mut file = moved;
    for (step, outcome, on, more) in [
        ("review_activist", "done", "2024-08-30", json!({})),
        ("review_activist", "done", "2025-02-27", json!({})),
        ("choose_candidate", "chosen", "2025-03-03", json!({"opinions_heard": true})),
    ] {
        file = post(&there, &file, "steps", with(plain(step, outcome, on), more)).await.expect(201);
    }
    assert_eq!(file.at("/state"), "candidate_pending");
}

#[tokio::test]
async fn a_file_goes_where_it_can_be_kept() {
    let g = Ground::new().await;
    let file = g.walked("review_activist").await;
    let nobody = "0192f000-0000-7000-8000-000000000000";
    for to in [g.branch.as_str(), g.root.as_str(), nobody] {
        let refused = post(&g.committee, &file, "steps", change(to)).await.expect(422);
        assert_eq!(wrong(&refused), ["/to_unit_id"], "{to}");
    }
    let nowhere = post(&g.committee, &file, "steps", plain("change_branch", "done", "2024-06-03")).await;
    assert_eq!(wrong(&nowhere.expect(422)), ["/to_unit_id"]);
    // another step goes nowhere
    let talk = with(plain("assign_contacts", "done", "2024-06-03"), json!({"to_unit_id": g.other}));
    let talk = with(talk, json!({"mentors": g.members[1..3]}));
    assert_eq!(wrong(&post(&g.committee, &file, "steps", talk).await.expect(422)), ["/to_unit_id"]);
    let seen = g.secretary.get(&format!("{FILES}/{}", file.at("/id"))).await.expect(200);
    assert_eq!((seen.at("/unit_id"), &seen.json["version"]), (g.branch.clone(), &file.json["version"]));
    // what happened before the file was opened here is told by its note
    let past = with(
        plain("change_branch", "done", "2024-02-01"),
        json!({"back_filled_reason": "建档前已转入", "note": "原党支部：设备部党支部"}),
    );
    let told = post(&g.secretary, &seen, "steps", past).await.expect(201);
    assert_eq!(told.at("/unit_id"), g.branch);
    post(&g.secretary, &told, "steps/retract", json!({"reason": "记错了"})).await.expect(200);
}

#[tokio::test]
async fn a_file_that_the_committee_has_reviewed_stays() {
    let g = Ground::new().await;
    let file = g.walked("pre_review").await;
    let change = with(change(&g.other), json!({"decided_on": "2025-05-10"}));
    post(&g.committee, &file, "steps", change).await.refused(422, "development_not_possible");
}
