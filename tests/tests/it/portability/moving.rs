use super::{
    Brought, CONTENT, Furnished, assert_audit_whole, bring_in, content, count, follow_up, log_in, member, sum,
};
use documents::Class;
use kernel::Service;
use serde_json::json;
use suites::{Person, TestApp};
use tenancy::portability::verify;

#[tokio::test]
async fn an_organisation_is_the_same_elsewhere() {
    let here = Furnished::new().await;
    let (secret, _) = here.org.admin_factor().await;
    let brought = here.brought().await;
    let packed = here.packed().await;
    let verified = verify(&packed.file).await.unwrap();
    assert_eq!(verified.manifest, packed.written.manifest);
    assert!(verified.audit_entries > 5);
    let there = TestApp::another().await;
    let provisioner = there.app().provisioner().unwrap();
    let slug = format!("{}-moved", here.org.slug());
    let entry = bring_in(there, &provisioner, &packed, Some(&slug)).await.unwrap();
    assert_eq!((entry.tenant.id, entry.slug.as_str()), (here.tenant(), slug.as_str()));
    assert_ne!(entry.tenant.key, here.org.entry.tenant.key, "keys are a deployment's own");
    assert_audit_whole(there, &entry).await;

    // nobody's session travels; passwords and authenticators do
    let person = there.stranger(Some(&slug));
    person.set_cookie(here.admin.cookie());
    person.get("/api/identity/session").await.refused(401, "unauthenticated");
    person.set_cookie(None);
    log_in(&person, "admin", &secret).await;
    lives_on(&here, &person).await;

    let store = there.app().store();
    let object = store.get(here.tenant(), Class::Content, here.document).await.unwrap().unwrap();
    assert_eq!((object.body.as_ref(), object.content_type.as_str()), (CONTENT, "application/pdf"));
    // events that waited for somebody's long transaction are followed on both sides by now
    for (app, key) in [(here.app(), &here.org.entry.tenant.key), (there, &entry.tenant.key)] {
        follow_up(app, key).await;
    }
    same_rows(&here, there, &entry.tenant.key).await;
    for one in &brought {
        same_file(&person, one).await;
    }
    // events go on where they were: a new member finds its place in identity
    member(&person, "李四", &here.branch, &suites::resident_id()).await;
    follow_up(there, &entry.tenant.key).await;
}

/// Sealed values open, blind indexes find, the tree stands.
async fn lives_on(here: &Furnished, person: &Person) {
    let path = format!("/api/records/members/{}", here.member);
    assert_eq!(person.get(&path).await.expect(200).at("/name"), "张三");
    let asked = json!({"fields": ["id_no", "mobile"], "reason": "核对"});
    let shown = person.post(&format!("{path}/reveal"), asked).await.expect(200);
    assert_eq!(shown.json, json!({"id_no": here.id_no, "mobile": "16054623754"}));
    let twice = json!({
        "name": "王五", "unit_id": here.branch, "id_no": here.id_no, "gender": "male", "member_kind": "full",
        "joined_on": "2001-07-01", "full_on": "2002-07-01",
    });
    let refused = person.post("/api/records/members", twice).await;
    assert_eq!(refused.status / 100, 4, "the number is known: {}", refused.text());
    let by_mail = json!({ "login": here.org.admin_email, "password": suites::PASSWORD });
    person.post("/api/identity/sessions", by_mail).await.expect(200);
    let secret = here.org.admin_factor().await.0;
    log_in(person, "admin", &secret).await;
}

/// What was sealed with one deployment's keys opens with the other's, and is what it was.
async fn same_file(person: &Person, brought: &Brought) {
    let path = format!("/api/records/documents/{}", brought.id);
    assert_eq!(person.get(&path).await.expect(200).at("/content/sha256"), brought.sum);
    let read = person.get(&format!("{path}/content")).await.expect(200);
    assert_eq!(sum(&read.bytes), brought.sum);
}

/// Tables that nobody has touched since are the same, row by row.
async fn same_rows(here: &Furnished, there: &TestApp, key: &kernel::TenantKey) {
    let own = content(here.app(), &here.org.entry.tenant.key).await;
    let moved = content(there, key).await;
    for table in
        ["records.units", "records.members", "records.unit_changes", "identity.assignments", "identity.units"]
    {
        let find = |all: &[(String, String)]| all.iter().find(|(name, _)| name == table).cloned().unwrap();
        assert_eq!(find(&own), find(&moved));
    }
    for &service in Service::ALL {
        let events = |key: &kernel::TenantKey| {
            format!("SELECT count(*) FROM platform.outbox WHERE tenant_key = '{key}'")
        };
        let before = count(here.app(), service, &events(&here.org.entry.tenant.key)).await;
        assert_eq!(count(there, service, &events(key)).await, before, "{service}");
    }
}

#[tokio::test]
async fn a_suspended_organisation_can_still_be_exported() {
    let here = Furnished::new().await;
    let provisioner = here.app().app().provisioner().unwrap();
    provisioner.suspend(here.tenant(), "合同到期").await.unwrap();
    let entry = here.app().deployment().directory().find(here.tenant()).await.unwrap().unwrap();
    let packed = super::packed(&entry, here.app(), None).await;
    let verified = verify(&packed.file).await.unwrap();
    assert_eq!((verified.manifest.tenant.state.as_str(), verified.manifest.keys), ("suspended", None));
}

#[tokio::test]
async fn a_container_is_a_tar_file_like_any_other() {
    let here = Furnished::new().await;
    let packed = here.packed().await;
    let folder = packed.folder.path().join("unpacked");
    std::fs::create_dir(&folder).unwrap();
    let status = std::process::Command::new("tar")
        .arg("-xf")
        .arg(&packed.file)
        .arg("-C")
        .arg(&folder)
        .status()
        .unwrap();
    assert!(status.success());
    let members = std::fs::read_to_string(folder.join("tables/records/members/000001.ndjson")).unwrap();
    let first: serde_json::Value = serde_json::from_str(members.lines().next().unwrap()).unwrap();
    assert_eq!((first["name"].as_str(), first["version"].as_i64()), (Some("张三"), Some(1)));
    assert!(!members.contains(&here.id_no), "what is sealed stays sealed");
    let document = std::fs::read(folder.join(format!("documents/content/{}", here.document))).unwrap();
    assert_eq!(document, CONTENT);
    assert!(folder.join("README.txt").exists());
}
