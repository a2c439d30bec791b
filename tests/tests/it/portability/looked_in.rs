//! Whoever was sent away stays away, and whoever has to ask has to, whichever moment the organisation is set back to.

use super::{
    Furnished, assert_audit_whole, follow_up, log_in,
    restoring::{beside, snapshot},
};
use crate::operators::{asks, looks_in};
use serde_json::json;
use suites::Person;

const ENTRIES: &str = "/api/identity/operator-entries";

/// Where entries stand, the newest first, and how operators may look in.
async fn seen(admin: &Person) -> String {
    let list = admin.get(ENTRIES).await.expect(200);
    let entries = list.json["items"].as_array().expect("entries").clone();
    let states: Vec<_> = entries.iter().map(|one| one["state"].as_str().unwrap_or_default()).collect();
    let mode = admin.get(&format!("{ENTRIES}/policy")).await.expect(200).at("/mode");
    format!("{}; {mode}", states.join(", "))
}

#[tokio::test]
async fn who_was_sent_away_stays_away_and_who_wants_to_be_asked_is_asked() {
    let here = Furnished::new().await;
    let app = here.app();
    let policy = format!("{ENTRIES}/policy");
    let (visitor, entry) = looks_in(app, &here.org, "revenant").await;
    visitor.get("/api/identity/session").await.expect(200);
    follow_up(app, &here.org.entry.tenant.key).await;
    snapshot(&here).await;
    here.admin.post(&format!("{ENTRIES}/{entry}/end"), json!({})).await.expect(200);
    here.admin.put(&policy, json!({ "mode": "consent" })).await.expect(200);

    let provisioner = app.app().provisioner().unwrap();
    let porting = beside(&here, &provisioner).await.unwrap();
    provisioner.swap(porting.id).await.unwrap();
    let admin = here.org.stranger();
    log_in(&admin, "admin", &here.org.admin_factor().await.0).await;
    assert_eq!(seen(&admin).await, "ended; consent", "as it was before");
    visitor.get("/api/identity/session").await.refused(401, "unauthenticated");
    let log = admin.get("/api/identity/audit?action=operator_entry.policy_changed").await.expect(200);
    assert_eq!(log.at("/items/0/new/mode"), "consent");

    asks(app, &here.org, "latecomer").await;
    assert_eq!(seen(&admin).await, "waiting, ended; consent");
    admin.put(&policy, json!({ "mode": "notify" })).await.expect(200);
    provisioner.undo_swap(porting.id).await.unwrap();
    assert_eq!(seen(&here.admin).await, "waiting, ended; notify", "and neither does an undo change it");
    assert_audit_whole(app, &here.org.entry).await;
}
