//! Whoever was erased stays erased, and what was taken back stays taken back, whichever moment the organisation is set
//! back to.

use super::{
    Furnished, assert_audit_whole, count, follow_up, log_in, member,
    restoring::{beside, snapshot},
};
use kernel::Service;
use serde_json::{Value, json};
use suites::{PASSWORD, Person};

const ERASURES: &str = "/api/identity/privacy/erasures";

/// Grants a request and waits until every service has done its part.
async fn granted(admin: &Person, id: &str, items: &[&str]) {
    let path = format!("{ERASURES}/{id}/decide");
    admin.post(&path, json!({ "granted": items })).await.expect(200);
    done(admin, id).await;
}

async fn done(admin: &Person, id: &str) -> Value {
    let end = tokio::time::Instant::now() + std::time::Duration::from_secs(180);
    loop {
        let list = admin.get(ERASURES).await.expect(200).json;
        let all = list["items"].as_array().unwrap();
        let found = all.iter().find(|one| one["id"] == *id && one["state"] == "done");
        if let Some(found) = found {
            return found.clone();
        }
        assert!(tokio::time::Instant::now() < end, "{id} is not done: {list}");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
}

/// How many of these members can be called.
async fn reachable(here: &Furnished, members: &[&str]) -> i64 {
    let (schema, ids) = (here.org.entry.tenant.key.schema(), members.join("', '"));
    let sql = format!(
        "SELECT count(*) FROM \"{schema}\".members WHERE id IN ('{ids}') AND mobile_sealed IS NOT NULL"
    );
    count(here.app(), Service::Records, &sql).await
}

/// What is left of an account by which its holder could be named or could log in.
async fn left_of(here: &Furnished, account: &str) -> i64 {
    let schema = here.org.entry.tenant.key.schema();
    let sql = format!(
        "SELECT count(*) FROM \"{schema}\".accounts WHERE id = '{account}' AND \
         (state <> 'closed' OR email_sealed IS NOT NULL OR user_name IS NOT NULL OR member_id IS NOT NULL)"
    );
    count(here.app(), Service::Identity, &sql).await
}

#[tokio::test]
async fn who_was_erased_does_not_come_back_and_neither_by_an_undo() {
    let here = Furnished::new().await;
    let (app, key) = (here.app(), here.org.entry.tenant.key.clone());
    let other = member(&here.admin, "李四", &here.branch, &suites::resident_id()).await;
    let person = here.org.person("zhangsan", "member", Some(&here.branch), Some(&here.member)).await;
    let account = person.get("/api/identity/session").await.expect(200).at("/account/id");
    follow_up(app, &key).await;
    snapshot(&here).await;

    let shown = person.post("/api/identity/session/proof", json!({ "password": PASSWORD })).await.expect(200);
    let wish = json!({ "items": ["account", "member_contact"], "proof": shown.at("/proof") });
    let first = person.post("/api/identity/me/erasures", wish).await.expect(201).at("/id");
    granted(&here.admin, &first, &["account", "member_contact"]).await;
    assert_eq!((left_of(&here, &account).await, reachable(&here, &[&here.member]).await), (0, 0));

    let provisioner = app.app().provisioner().unwrap();
    let porting = beside(&here, &provisioner).await.unwrap();
    provisioner.swap(porting.id).await.unwrap();
    let admin = here.org.stranger();
    log_in(&admin, "admin", &here.org.admin_factor().await.0).await;
    assert_eq!(left_of(&here, &account).await, 0, "the account of that moment is closed again");
    assert_eq!(reachable(&here, &[&here.member, &other]).await, 1, "and the record says no more than before");
    let log_in_of = json!({ "login": "zhangsan", "password": PASSWORD });
    here.org.stranger().post("/api/identity/sessions", log_in_of).await.refused(401, "login_refused");
    let ended = format!(
        "SELECT count(*) FROM \"{}\".sessions WHERE account_id = '{account}' AND ended_at IS NOT NULL",
        key.schema()
    );
    assert_eq!(count(app, Service::Identity, &ended).await, 1, "that they had logged in stays on record");
    let kept = done(&admin, &first).await;
    assert_eq!(kept["outcome"], "complete");
    let log = admin.get("/api/identity/audit?action=erasure.repeated").await.expect(200);
    assert_eq!(log.at("/items/0/subject_id"), first);

    let wish = json!({
        "member_id": other, "subject_name": "李四", "items": ["member_contact"], "note": "父亲去世",
        "applicant": "李小四", "relation": "子女",
    });
    let second = admin.post(ERASURES, wish).await.expect(201).at("/id");
    granted(&admin, &second, &["member_contact"]).await;
    provisioner.undo_swap(porting.id).await.unwrap();
    assert_eq!(
        reachable(&here, &[&here.member, &other]).await,
        0,
        "what came before is in use again, without them"
    );
    assert_eq!(left_of(&here, &account).await, 0);
    done(&here.admin, &first).await;
    done(&here.admin, &second).await;
    assert_audit_whole(app, &here.org.entry).await;
}

/// How somebody stands to having their picture used.
async fn photo_use(who: &Person) -> Value {
    let mine = who.get("/api/identity/me/privacy").await.expect(200).json;
    let all = mine["purposes"].as_array().expect("purposes").clone();
    all.into_iter().find(|one| one["purpose"] == "photo_use").expect("the purpose")["given"].clone()
}

async fn published(admin: &Person, text: &str) -> String {
    const NOTICES: &str = "/api/identity/privacy/notices";
    let draft = admin.post(NOTICES, json!({})).await.expect(201).at("/id");
    let texts = json!({ "text_zh": text, "text_en": "A notice." });
    admin.patch(&format!("{NOTICES}/{draft}"), 1, texts).await.expect(200);
    let publish = admin.request(reqwest::Method::POST, &format!("{NOTICES}/{draft}/publish"));
    admin.send(publish.header("if-match", "\"v2\"")).await.expect(200);
    draft
}

#[tokio::test]
async fn what_was_taken_back_does_not_come_back_and_what_was_given_since_does_not_either() {
    let here = Furnished::new().await;
    let (app, key) = (here.app(), here.org.entry.tenant.key.clone());
    let name = "zhangsan";
    let person = here.org.person(name, "member", Some(&here.branch), Some(&here.member)).await;
    let first = published(&here.admin, "第一版").await;
    let said = async |purpose: &str, given: bool, notice: &str| {
        let said = json!({ "purpose": purpose, "given": given, "notice_id": notice });
        person.post("/api/identity/me/consents", said).await.expect(200);
    };
    said("photo_use", true, &first).await;
    follow_up(app, &key).await;
    snapshot(&here).await;
    let second = published(&here.admin, "第二版").await;
    said("photo_use", false, &second).await;
    said("share_with_employer", true, &second).await;

    let provisioner = app.app().provisioner().unwrap();
    let porting = beside(&here, &provisioner).await.unwrap();
    provisioner.swap(porting.id).await.unwrap();
    let again = here.org.stranger();
    let log_in_of = json!({ "login": name, "password": PASSWORD });
    again.post("/api/identity/sessions", log_in_of).await.expect(200);
    assert_eq!(photo_use(&again).await, false, "under the version of that moment, for there is no other");
    let schema = here.org.entry.tenant.key.schema();
    let sql = format!("SELECT count(*) FROM \"{schema}\".consents WHERE purpose = 'share_with_employer'");
    assert_eq!(count(app, Service::Identity, &sql).await, 0, "nobody agrees by what is not in use");
    provisioner.undo_swap(porting.id).await.unwrap();
    let sql = format!("SELECT count(*) FROM \"{schema}\".consents WHERE NOT given");
    assert_eq!(count(app, Service::Identity, &sql).await, 1, "it was taken back here once");
    assert_audit_whole(app, &here.org.entry).await;
}
