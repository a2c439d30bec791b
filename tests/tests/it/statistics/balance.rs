use super::{Ground, chapter, count, today};
use serde_json::json;
use suites::Answer;
use time::Duration;

const ROWS: [&str; 11] = [
    "opening",
    "admitted",
    "moved_in",
    "restored",
    "moved_out",
    "died",
    "left",
    "suspended",
    "closing",
    "net",
    "difference",
];

fn balance(answer: &Answer) -> [i64; 11] {
    ROWS.map(|class| count(answer, "balance", class).expect("a count"))
}

#[tokio::test]
async fn what_happened_in_a_year_explains_the_change() {
    let g = Ground::new().await;
    let mut all = Vec::new();
    for n in 0..8 {
        all.push(g.member(&format!("党员{n}"), &g.east, json!({})).await);
    }
    let admitted = json!({
        "joined_on": (today() - Duration::DAY).to_string(), "member_kind": "probationary", "full_on": null,
        "work_post": "worker", "birth_date": "2000-01-01",
    });
    let after = format!("&after={}", today() - Duration::days(2));
    g.member("新党员", &g.east, admitted).await;
    g.change(&all[0], json!({"membership_state": "deceased"})).await;
    g.change(&all[1], json!({"membership_state": "suspended"})).await;
    g.dispose(&all[2], "expulsion").await;
    g.change(&all[3], json!({"unit_id": g.west})).await;
    g.dispose(&all[4], "lapsed_removal").await;
    g.change(&all[4], json!({"membership_state": "normal", "political_status": "01"})).await;

    let east = chapter(&g.admin, &g.east, "changes", &after).await;
    assert_eq!(balance(&east), [8, 1, 0, 1, 1, 1, 2, 1, 5, -3, 0]);
    let west = chapter(&g.admin, &g.west, "changes", &after).await;
    assert_eq!(balance(&west), [0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0]);
    let root = chapter(&g.admin, &g.root, "changes", &after).await;
    assert_eq!(balance(&root), [8, 1, 0, 1, 0, 1, 2, 1, 6, -2, 0], "a move within is none of the whole");

    let parts = ["young", "front_line", "post_worker", "women", "minority"];
    assert_eq!(parts.map(|class| count(&east, "admitted", class)), [1, 1, 1, 0, 0].map(Some));
    let died = format!("/api/records/units/{}/statistics/behind?theme=balance&class=died{after}", g.east);
    let died = g.admin.get(&died).await.expect(200);
    assert_eq!(died.at("/items/0/member_id"), all[0]);
}

#[tokio::test]
async fn confirming_a_probationary_member_changes_nothing() {
    let g = Ground::new().await;
    let on = today() - Duration::days(400);
    let facts = json!({"joined_on": on.to_string(), "member_kind": "probationary", "full_on": null});
    let wang = g.member("王五", &g.east, facts).await;
    let after = format!("&after={}", today() - Duration::days(30));
    let full = json!({"member_kind": "full", "full_on": (today() - Duration::days(5)).to_string()});
    g.change(&wang, full).await;
    let east = chapter(&g.admin, &g.east, "changes", &after).await;
    assert_eq!(balance(&east), [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
    let members =
        chapter(&g.admin, &g.east, "members", &format!("&on={}", today() - Duration::days(10))).await;
    assert_eq!(count(&members, "kind", "probationary"), Some(1), "he was not confirmed yet on that day");
}

#[tokio::test]
async fn days_that_make_no_span_are_refused() {
    let g = Ground::new().await;
    let path = format!("/api/records/units/{}/statistics?chapter=members", g.root);
    let tomorrow = today() + Duration::DAY;
    g.admin.get(&format!("{path}&on={tomorrow}")).await.refused(422, "statistics_after_today");
    let refused = g.admin.get(&format!("{path}&on=2025-06-30&after=2025-06-30")).await;
    refused.refused(422, "statistics_before_opening");
}
