//! What lies in the database does not open doors by itself.

use super::{PASSWORD, behind_the_back, log_in, somebody, world};

#[tokio::test]
async fn a_sealed_address_copied_to_another_account_does_not_open() {
    let org = world().await;
    somebody(&org, "hua").await;
    somebody(&org, "jin").await;
    let copy = "UPDATE accounts a SET email_sealed = b.email_sealed FROM accounts b \
        WHERE a.user_name = 'hua' AND b.user_name = 'jin'";
    behind_the_back(&org, copy).await;
    let list = org.admin().await.get("/api/identity/accounts?q=hua").await;
    assert_eq!(
        (list.status, list.code()),
        (500, "internal"),
        "a damaged seal is an error of ours, not an answer"
    );
}

#[tokio::test]
async fn what_is_stored_of_a_session_is_no_session() {
    let org = world().await;
    let person = somebody(&org, "tao").await;
    let cookie = person.cookie().unwrap_or_default();
    let token = cookie.split_once('=').map_or("", |(_, token)| token);
    let held =
        format!("UPDATE sessions SET token_hash = token_hash WHERE token_hash = sha256('{token}'::bytea)");
    assert_eq!(behind_the_back(&org, &held).await, 1, "the hash is there");
    let clear = format!("UPDATE sessions SET token_hash = token_hash WHERE token_hash = '{token}'::bytea");
    assert_eq!(behind_the_back(&org, &clear).await, 0, "the token is not");
    log_in(&org.stranger(), "tao", PASSWORD).await.expect(200);
}
