use super::{OTHER, PASSWORD, address, behind_the_back, log_in, somebody, world};
use serde_json::json;

const ASK: &str = "/api/identity/password-resets";
const PREVIEW: &str = "/api/identity/password-resets/preview";
const REDEEM: &str = "/api/identity/password-resets/redeem";

#[tokio::test]
async fn a_forgotten_password_is_set_anew_once() {
    let org = world().await;
    let session = somebody(&org, "chen").await;
    let email = address(&org, "chen");
    let known = org.stranger().post(ASK, json!({ "login": "chen" })).await;
    let unknown = org.stranger().post(ASK, json!({ "login": "nobody" })).await;
    assert_eq!((known.status, known.text()), (202, unknown.text()));
    assert_eq!(unknown.status, 202);
    let token = org.app.token(&email, 2).await;
    let preview = org.stranger().post(PREVIEW, json!({ "token": token })).await.expect(200);
    assert_eq!(preview.at("/display_name"), "chen");
    let person = org.stranger();
    person.post(REDEEM, json!({ "token": token, "new": "short" })).await.expect(422);
    person.post(REDEEM, json!({ "token": token, "new": PASSWORD })).await.expect(422);
    person.post(REDEEM, json!({ "token": token, "new": OTHER })).await.expect(204);
    session.get("/api/identity/session").await.refused(401, "unauthenticated");
    person.post(REDEEM, json!({ "token": token, "new": "Another-Word-88" })).await.refused(410, "reset_used");
    log_in(&org.stranger(), "chen", OTHER).await.expect(200);
}

#[tokio::test]
async fn a_reset_lifts_the_lock_but_not_the_second_factor() {
    let org = world().await;
    org.admin().await;
    for _ in 0..5 {
        log_in(&org.stranger(), "admin", OTHER).await.expect(401);
    }
    org.stranger().post(ASK, json!({ "login": org.admin_email })).await.expect(202);
    // the invitation, the notice about the second factor, the reset
    let token = org.app.token(&org.admin_email, 3).await;
    org.stranger().post(REDEEM, json!({ "token": token, "new": OTHER })).await.expect(204);
    let person = org.stranger();
    assert_eq!(log_in(&person, "admin", OTHER).await.expect(200).json["next"], "totp");
}

#[tokio::test]
async fn bad_tokens_and_late_ones() {
    let (org, neighbour) = (world().await, world().await);
    somebody(&org, "chu").await;
    org.stranger().post(ASK, json!({ "login": "chu" })).await.expect(202);
    let token = org.app.token(&address(&org, "chu"), 2).await;
    neighbour.stranger().post(PREVIEW, json!({ "token": token })).await.refused(409, "reset_foreign");
    org.stranger().post(PREVIEW, json!({ "token": "x" })).await.refused(404, "reset_invalid");
    let invitations = "/api/identity/invitations/preview";
    org.stranger().post(invitations, json!({ "token": token })).await.refused(409, "invitation_foreign");
    behind_the_back(&org, "UPDATE resets SET expires_at = now() - interval '1 second'").await;
    org.stranger().post(REDEEM, json!({ "token": token, "new": OTHER })).await.refused(410, "reset_expired");
}

#[tokio::test]
async fn nobody_fills_a_mailbox() {
    let org = world().await;
    somebody(&org, "wei").await;
    for _ in 0..6 {
        org.stranger().post(ASK, json!({ "login": "wei" })).await.expect(202);
    }
    let email = address(&org, "wei");
    org.app.letters(&email, 4).await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(org.app.letters(&email, 4).await.len(), 4, "the invitation and three letters");
}
