use super::{ELECTIONS, Ground, codes, post, put, show, today, years_ago};
use serde_json::json;

/// How the term of the branch stands, by the calendar.
async fn state(g: &Ground) -> String {
    let list = g.secretary.get(&format!("{ELECTIONS}/terms")).await.expect(200);
    list.at("/items/0/state")
}

#[tokio::test]
async fn the_calendar_warns_half_a_year_before_and_after_the_end() {
    let g = Ground::of(3).await;
    assert_eq!(state(&g).await, "unknown");
    for (years, expected) in [(1, "running"), (4, "over")] {
        g.term_began(years_ago(years)).await;
        assert_eq!(state(&g).await, expected);
    }
    let all = g.committee.get(&format!("{ELECTIONS}/terms?state=over&limit=1")).await.expect(200);
    assert_eq!((all.at("/items/0/unit_id"), &all.json["total"]), (g.branch.clone(), &json!(1)));
    let month = g.secretary.get(&format!("/api/records/units/{}/month", g.branch)).await.expect(200);
    let matters = |month: &suites::Answer| -> Vec<String> {
        let items = month.json["items"].as_array().into_iter().flatten();
        items.filter_map(|one| one["matter"].as_str().map(str::to_owned)).collect()
    };
    assert!(matters(&month).contains(&"term_ending".to_owned()), "{:?}", matters(&month));
    g.secretary.post(ELECTIONS, g.plan(0, "members")).await.expect(201);
    let month = g.secretary.get(&format!("/api/records/units/{}/month", g.branch)).await.expect(200);
    assert!(matters(&month).contains(&"election_open".to_owned()), "{:?}", matters(&month));
    assert!(!matters(&month).contains(&"term_ending".to_owned()), "somebody sees to it");
}

#[tokio::test]
async fn a_late_election_takes_an_approval_from_above() {
    let g = Ground::new().await;
    g.term_began(years_ago(5)).await;
    let id = g.planned().await;
    put(&g.secretary, &id, "candidates", g.candidates()).await.expect(200);
    let late = show(&g.secretary, &id).await;
    assert!(codes(&late).contains(&"election_approval_missing"), "{:?}", codes(&late));
    assert!(codes(&late).contains(&"election_shift_too_long"), "more than a year: {:?}", codes(&late));
    let meeting = json!({"held_on": today(), "present": 8});
    post(&g.secretary, &id, "meeting", meeting.clone()).await.refused(422, "election_approval_missing");
    let paper = json!({"doc_no": "集党〔2026〕5号", "decided_on": today()});
    post(&g.secretary, &id, "shift", paper.clone()).await.refused(403, "forbidden");
    let approved = post(&g.committee, &id, "shift", paper).await.expect(200);
    assert!(!codes(&approved).contains(&"election_approval_missing"));
    post(&g.secretary, &id, "meeting", meeting).await.expect(200);
}

#[tokio::test]
async fn another_day_voids_the_approval() {
    let g = Ground::new().await;
    g.term_began(years_ago(4)).await;
    let id = g.planned().await;
    let paper = json!({"doc_no": "集党〔2026〕5号", "decided_on": today()});
    let approved = post(&g.committee, &id, "shift", paper).await.expect(200);
    let version = approved.json["version"].as_i64().unwrap_or_default();
    let later = json!({"planned_on": today().next_day().expect("a day")});
    let path = format!("{ELECTIONS}/{id}");
    let changed = g.secretary.patch(&path, version, later.clone()).await.expect(200);
    assert_eq!(changed.json["shift"], json!(null));
    g.secretary.patch(&path, version, later).await.refused(412, "precondition_failed");
    g.secretary
        .patch(&path, version + 1, json!({"planned_on": years_ago(9)}))
        .await
        .refused(422, "election_before_term");
}
