use super::{OTHER, PASSWORD, behind_the_back, log_in, somebody, world};
use serde_json::json;

const CHANGE: &str = "/api/identity/password";

#[tokio::test]
async fn a_change_ends_every_other_session_and_says_so_by_mail() {
    let org = world().await;
    let here = somebody(&org, "zhou").await;
    let there = org.stranger();
    log_in(&there, "zhou", PASSWORD).await.expect(200);
    let before = here.cookie();
    here.post(CHANGE, json!({ "current": "wrong", "new": OTHER }))
        .await
        .refused(422, "current_password_wrong");
    here.post(CHANGE, json!({ "current": PASSWORD, "new": OTHER })).await.expect(204);
    assert_ne!(here.cookie(), before);
    here.get("/api/identity/session").await.expect(200);
    there.get("/api/identity/session").await.refused(401, "unauthenticated");
    log_in(&org.stranger(), "zhou", PASSWORD).await.refused(401, "login_refused");
    log_in(&org.stranger(), "zhou", OTHER).await.expect(200);
    let letters = org.app.letters(&format!("zhou@{}.example", org.slug()), 2).await;
    assert_eq!(letters.len(), 2, "the invitation and the notice");
}

#[tokio::test]
async fn the_last_five_do_not_come_back() {
    let org = world().await;
    let person = somebody(&org, "wu").await;
    let codes = |answer: suites::Answer| -> Vec<String> {
        answer.expect(422).fields().into_iter().map(|f| f.1).collect()
    };
    let mut current = PASSWORD.to_owned();
    for n in 1..=4 {
        let next = format!("{OTHER}{n}");
        person.post(CHANGE, json!({ "current": current, "new": next })).await.expect(204);
        current = next;
    }
    let back = person.post(CHANGE, json!({ "current": current, "new": PASSWORD })).await;
    assert_eq!(codes(back), ["password_reused"]);
    let fifth = format!("{OTHER}5");
    person.post(CHANGE, json!({ "current": current, "new": fifth })).await.expect(204);
    person.post(CHANGE, json!({ "current": fifth, "new": PASSWORD })).await.expect(204);
}

#[tokio::test]
async fn an_old_password_must_be_changed_before_anything_else() {
    let org = world().await;
    somebody(&org, "zheng").await;
    let age =
        "UPDATE accounts SET password_changed_at = now() - interval '91 days' WHERE user_name = 'zheng'";
    behind_the_back(&org, age).await;
    let person = org.stranger();
    let step = log_in(&person, "zheng", PASSWORD).await.expect(200);
    assert_eq!(step.json["next"], "change_password");
    person.get("/api/identity/audit").await.refused(403, "step_required");
    person.post(CHANGE, json!({ "current": PASSWORD, "new": OTHER })).await.expect(204);
    person.get("/api/identity/audit").await.expect(200);
}

#[tokio::test]
async fn a_stolen_session_is_no_way_to_guess() {
    let org = world().await;
    let person = somebody(&org, "feng").await;
    for _ in 0..5 {
        person.post(CHANGE, json!({ "current": "wrong", "new": OTHER })).await.expect(422);
    }
    let closed = person.post(CHANGE, json!({ "current": PASSWORD, "new": OTHER })).await;
    assert!(closed.header("retry-after").is_some());
    closed.refused(429, "too_many_attempts");
}
