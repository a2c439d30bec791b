use super::{Ground, MEETINGS, post, put, today, yesterday};
use serde_json::{Value, json};
use time::Duration;

/// A draft with some fields otherwise.
fn with(mut draft: Value, change: &Value) -> Value {
    for (field, value) in change.as_object().into_iter().flatten() {
        draft[field] = value.clone();
    }
    draft
}

#[tokio::test]
async fn every_fault_of_a_plan_names_its_field_and_leaves_nothing() {
    let g = Ground::new().await;
    let founded = g.admin.get(&format!("/api/records/units/{}", g.branch)).await.expect(200);
    let version = founded.json["version"].as_i64().unwrap();
    let since = json!({"founded_on": "2020-05-15"});
    g.admin.patch(&format!("/api/records/units/{}", g.branch), version, since).await.expect(200);
    let cases = [
        (json!({"kinds": []}), "/kinds", "no_kind"),
        (json!({"kinds": ["party"]}), "/kinds/0", "invalid_value"),
        (json!({"kinds": ["group_meeting"]}), "/kinds", "kind_not_held_here"),
        (json!({"gathering": "committee"}), "/kinds", "kind_not_in_gathering"),
        (json!({"subject": "  "}), "/subject", "missing"),
        (json!({"subject": "长".repeat(201)}), "/subject", "text_too_long"),
        (json!({"place": "a\u{7}"}), "/place", "bad_text"),
        (json!({"planned_start": "2026-02-31T09:00:00+08:00"}), "/planned_start", "invalid_value"),
        (json!({"planned_start": "0000-01-01T09:00:00+08:00"}), "/planned_start", "date_too_early"),
        (json!({"planned_end": "9999-12-31T23:59:59Z"}), "/planned_end", "date_too_late"),
        (json!({"planned_end": "2001-01-01T09:00:00+08:00"}), "/planned_end", "ends_before_start"),
        (
            json!({"planned_start": "2020-05-14T09:00:00+08:00", "planned_end": "2020-05-14T10:00:00+08:00"}),
            "/planned_start",
            "before_founding",
        ),
        (json!({"serves_year": 2001}), "/serves_year", "serves_wrong_year"),
        (json!({"serves_year": today().year() + 5}), "/serves_year", "serves_wrong_year"),
        (json!({"agenda": ["a", " "]}), "/agenda/1", "missing"),
        (json!({"agenda": vec!["a"; 51]}), "/agenda", "too_many"),
        (json!({"points": 3}), "/points", "unknown_field"),
        (json!({"unit_id": g.other}), "/unit_id", "unknown_unit"),
    ];
    for (change, pointer, code) in cases {
        let draft = with(g.draft(&["branch_meeting"], yesterday()), &change);
        let refused = g.secretary.post(MEETINGS, draft).await.expect(422);
        let expected = (pointer.to_owned(), code.to_owned());
        assert!(refused.fields().contains(&expected), "{expected:?} in {}", refused.text());
    }
    assert_eq!(g.count("meetings").await, 0);
    assert_eq!(g.count("meeting_participants").await, 0);
    assert_eq!(g.told().await, []);
}

#[tokio::test]
async fn a_list_takes_nobody_it_does_not_know_and_nobody_twice() {
    let g = Ground::new().await;
    let made = g.planned(&["branch_meeting"], yesterday()).await;
    let stranger = g.org.member("外人", &g.other).await;
    let start = format!("{}T09:00:00+08:00", yesterday());
    let marks = |marks: Value| json!({"started_at": start, "marks": marks});
    let first = &g.members[0];
    let tomorrow = format!("{}T09:00:00+08:00", today() + Duration::days(1));
    let cases = [
        (marks(json!([{"member_id": stranger, "mark": "present"}])), "/marks/0/member_id", "not_on_list"),
        (
            marks(json!([{"member_id": first, "mark": "present"}, {"member_id": first, "mark": "leave"}])),
            "/marks/1/member_id",
            "given_twice",
        ),
        (marks(json!([{"member_id": first, "mark": "abroad"}])), "/marks/0/mark", "invalid_value"),
        (marks(json!([{"member_id": first, "mark": "exempt"}])), "/marks/0/mark", "exempt_without_consent"),
        (
            marks(json!([{"member_id": first, "mark": "present", "absence": "ill"}])),
            "/marks/0/absence",
            "absence_without_leave",
        ),
        (json!({"started_at": tomorrow, "marks": []}), "/started_at", "in_future"),
        (
            json!({"started_at": start, "ended_at": "2001-01-01T09:00:00Z", "marks": []}),
            "/ended_at",
            "ends_before_start",
        ),
        (json!({"started_at": start, "ended_at": tomorrow, "marks": []}), "/ended_at", "in_future"),
        (json!({"started_at": start, "marks": [], "guests": -1}), "/guests", "out_of_range"),
    ];
    for (body, pointer, code) in cases {
        let refused = put(&g.secretary, &made, "attendance", body).await.expect(422);
        assert_eq!(refused.fields(), [(pointer.to_owned(), code.to_owned())], "{}", refused.text());
    }
    let after = g.secretary.get(&format!("{MEETINGS}/{}", made.at("/id"))).await.expect(200);
    assert_eq!((after.at("/state"), after.json["version"].clone()), ("planned".into(), json!(1)));
    assert_eq!(g.count("meeting_participants WHERE mark IS NOT NULL").await, 0, "nothing is half written");
    put(&g.secretary, &made, "record", g.record(1, 0, 0)).await.refused(409, "meeting_not_held");
    post(&g.secretary, &made, "file", Value::Null).await.refused(409, "meeting_not_held");
    post(&g.secretary, &made, "versions", json!({"reason": "x"})).await.refused(409, "meeting_not_filed");
    let blind = g.secretary.put(&format!("{MEETINGS}/{}/attendance", made.at("/id")), marks(json!([]))).await;
    blind.refused(428, "precondition_required");
}

#[tokio::test]
async fn more_ballots_than_voters_and_other_nonsense_are_refused() {
    let g = Ground::new().await;
    let held = g.held(&["branch_meeting"], yesterday(), 4).await;
    let stranger = g.org.member("外人", &g.other).await;
    let early = (yesterday() - Duration::days(1)).to_string();
    let decision = |change: Value| {
        let plain =
            json!({"decision": "ordinary", "text": "x", "ballot": "open", "yes": 1, "no": 0, "abstain": 0});
        json!({"decisions": [with(plain, &change)]})
    };
    let given = |change: Value| json!({"follow_ups": [with(json!({"text": "x", "due_on": yesterday().to_string()}), &change)]});
    let cases = [
        (decision(json!({"yes": 3, "no": 1, "abstain": 1})), "/decisions/0/yes", "votes_over_present"),
        (decision(json!({"yes": -1})), "/decisions/0/yes", "invalid_value"),
        (decision(json!({"decision": "committee"})), "/decisions/0/decision", "decision_not_here"),
        (decision(json!({"text": ""})), "/decisions/0/text", "missing"),
        (json!({"chair_id": stranger}), "/chair_id", "not_on_list"),
        (json!({"recorder_id": uuid::Uuid::now_v7()}), "/recorder_id", "not_on_list"),
        (given(json!({"owner_id": stranger})), "/follow_ups/0/owner_id", "not_on_list"),
        (given(json!({"due_on": early})), "/follow_ups/0/due_on", "due_before_meeting"),
        (given(json!({"due_on": "2026-02-31"})), "/follow_ups/0/due_on", "invalid_value"),
        (given(json!({"due_on": "9999-01-01"})), "/follow_ups/0/due_on", "date_too_late"),
        (given(json!({"id": uuid::Uuid::now_v7()})), "/follow_ups/0/id", "unknown_follow_up"),
        (json!({"minutes": "a\u{7}"}), "/minutes", "bad_text"),
    ];
    for (body, pointer, code) in cases {
        let refused = put(&g.secretary, &held, "record", body).await.expect(422);
        assert_eq!(refused.fields(), [(pointer.to_owned(), code.to_owned())], "{}", refused.text());
    }
    assert_eq!(g.count("meeting_decisions").await, 0, "nothing is half written");
    assert_eq!(g.count("meeting_follow_ups").await, 0);
}
