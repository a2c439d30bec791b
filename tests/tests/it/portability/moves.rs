//! Organisations that operators move in from the console.

use super::{
    Furnished, PASSPHRASE, Packed, arrival, assert_audit_whole, assert_nothing_left, count,
    damage::{BLOCK, find},
    log_in, operator, superuser, until,
};
use crate::tenancy::creating::CutOff;
use futures_util::StreamExt as _;
use kernel::{Service, TenantKind};
use reqwest::Method;
use serde_json::{Value, json};
use sqlx::AssertSqlSafe;
use std::{convert::Infallible, fs, sync::Arc, time::Duration};
use suites::{Answer, PASSWORD, Person, TestApp};
use tenancy::portability::{PortingState, verify};
use uuid::Uuid;

const MOVES: &str = "/api/identity/operator/moves";

/// The length the tests' deployments ask for.
const PART: usize = 65_536;

fn at(id: &str, rest: &str) -> String {
    format!("{MOVES}/{id}{rest}")
}

async fn begin(person: &Person, name: &str, bytes: &[u8]) -> Answer {
    let file = json!({ "file_name": name, "bytes": bytes.len(), "modified_at": "2026-06-18T08:00:00Z" });
    person.post(MOVES, file).await
}

async fn bring(person: &Person, id: &str, number: usize, part: &[u8]) -> Answer {
    let request = person.request(Method::PUT, &at(id, &format!("/parts/{number}")));
    person.send(request.header("content-type", "application/octet-stream").body(part.to_vec())).await
}

async fn state(person: &Person, id: &str, wanted: &str) -> Value {
    until(async || {
        let one = person.get(&at(id, "")).await.expect(200).json;
        (one["state"] == wanted).then_some(one)
    })
    .await
}

/// Brings a file to its end and has it verified.
async fn brought(person: &Person, name: &str, bytes: &[u8]) -> String {
    let id = begin(person, name, bytes).await.expect(201).at("/id");
    for (number, part) in (1..).zip(bytes.chunks(PART)) {
        bring(person, &id, number, part).await.expect(200);
    }
    person.post(&at(&id, "/verify"), json!({})).await.expect(202);
    id
}

fn order(packed: &Packed, slug: &str) -> Value {
    let key = &packed.written.manifest.exporter.public_key;
    json!({ "passphrase": PASSPHRASE, "slug": slug, "key": key })
}

async fn run(app: &TestApp, sql: String) {
    let mut conn = superuser(app, Service::Identity).await;
    sqlx::query(AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
}

async fn parts(app: &TestApp, id: &str) -> usize {
    app.app().depot().list(&format!("moves/{id}/"), None).await.unwrap().len()
}

#[tokio::test]
async fn a_file_comes_in_parts_and_goes_on_where_it_was_cut_off() {
    let here = Furnished::new().await;
    let there = TestApp::another().await;
    let person = operator(there, "bringer").await;
    let packed = here.packed().await;
    let bytes = fs::read(&packed.file).unwrap();
    assert!(bytes.len() > PART, "{}", bytes.len());
    let too_large = json!({ "file_name": "x", "bytes": 1_u64 << 50 });
    let fields = person.post(MOVES, too_large).await.expect(422).fields();
    assert_eq!(fields, [("/bytes".into(), "move_size".into())]);

    let begun = begin(&person, "org.tar", &bytes).await.expect(201);
    let id = begun.at("/id");
    assert_eq!((begun.at("/part_bytes"), begun.at("/parts_here")), ("65536".into(), "0".into()));
    bring(&person, &id, 2, b"x").await.refused(409, "part_ahead");
    bring(&person, &id, 1, b"too short").await.refused(422, "part_length");
    bring(&person, &id, 0, b"x").await.refused(404, "not_found");
    person.post(&at(&id, "/verify"), json!({})).await.refused(409, "parts_missing");
    for _ in 0..2 {
        let brought = bring(&person, &id, 1, &bytes[..PART]).await.expect(200);
        assert_eq!(brought.at("/parts_here"), "1", "twice is once");
    }
    let again = begin(&person, "org.tar", &bytes).await.expect(200);
    assert_eq!((again.at("/id"), again.at("/parts_here")), (id.clone(), "1".into()));
    person.post(&at(&id, "/import"), json!({ "passphrase": PASSPHRASE })).await.refused(409, "move_state");

    // nobody goes on with it: the file goes, and so does its line
    assert_eq!(parts(there, &id).await, 1);
    run(there, format!("UPDATE platform.moves SET expires_at = now() - interval '1 day' WHERE id = '{id}'"))
        .await;
    until(async || (person.get(&at(&id, "")).await.status == 404).then_some(Value::Null)).await;
    until(async || (parts(there, &id).await == 0).then_some(Value::Null)).await;
    bring(&person, &id, 2, b"x").await.refused(404, "not_found");
    let other = begin(&person, "org.tar", &bytes).await.expect(201).at("/id");
    assert_ne!(other, id);
    assert_eq!(person.delete(&at(&other, "")).await.status, 204);
    person.get(&at(&other, "")).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_part_that_comes_after_everything_is_done_does_not_stay() {
    let there = TestApp::another().await;
    let person = operator(there, "latecomer").await;
    let bytes = vec![7_u8; 1_000];
    let id = begin(&person, "late.tar", &bytes).await.expect(201).at("/id");
    // somebody repeats the part over a line on which the second half is long in coming
    let (go_on, waits) = tokio::sync::oneshot::channel::<()>();
    let (first, second) =
        (bytes::Bytes::from(bytes[..500].to_vec()), bytes::Bytes::from(bytes[500..].to_vec()));
    let first = futures_util::stream::once(async move { Ok::<_, Infallible>(first) });
    let second = futures_util::stream::once(async move {
        waits.await.unwrap();
        Ok(second)
    });
    let slow = person.request(Method::PUT, &at(&id, "/parts/1"));
    let slow = slow.header("content-type", "application/octet-stream");
    let slow = slow.body(reqwest::Body::wrap_stream(first.chain(second)));
    let slow = tokio::spawn(slow.send());
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert!(!slow.is_finished(), "nobody answers half a part");
    bring(&person, &id, 1, &bytes).await.expect(200);
    // the organisation is let in meanwhile, and the round that clears up takes the file away
    let done = "state = 'done', contents = '{}', finished_at = now()";
    run(there, format!("UPDATE platform.moves SET {done} WHERE id = '{id}'")).await;
    until(async || (parts(there, &id).await == 0).then_some(Value::Null)).await;
    go_on.send(()).unwrap();
    let answer = Answer::of(slow.await.unwrap().unwrap()).await;
    answer.refused(409, "move_state");
    assert_eq!(parts(there, &id).await, 0);
    run(there, format!("DELETE FROM platform.moves WHERE id = '{id}'")).await;
}

#[tokio::test]
async fn a_changed_byte_is_told_with_its_place() {
    let here = Furnished::new().await;
    let there = TestApp::another().await;
    let person = operator(there, "doubter").await;
    let packed = here.packed().await;
    let mut bytes = fs::read(&packed.file).unwrap();
    let (name, head, size) = find(&bytes, |name| name.starts_with("tables/records/members/"));
    let bent = head + BLOCK + size / 2;
    bytes[bent] ^= 1;
    let id = brought(&person, "bent.tar", &bytes).await;
    let damaged = state(&person, &id, "damaged").await;
    let fault = &damaged["fault"];
    assert_eq!((fault["kind"].as_str(), fault["file"].as_str()), (Some("changed"), Some(name.as_str())));
    let (from, to) = (fault["from"].as_u64().unwrap(), fault["to"].as_u64().unwrap());
    assert!(from <= bent as u64 && (bent as u64) < to, "{fault}");
    assert_eq!(fault["line"], 1);
    assert!(damaged["contents"].is_null());
    person.post(&at(&id, "/import"), json!({ "passphrase": PASSPHRASE })).await.refused(409, "move_state");
    let nonsense = brought(&person, "nonsense.tar", b"not a container at all").await;
    assert_eq!(state(&person, &nonsense, "damaged").await["fault"]["kind"], "form", "it is no export");
}

#[tokio::test]
async fn an_operator_moves_an_organisation_in_and_its_people_log_in_as_before() {
    let here = Furnished::new().await;
    here.org.person("zhangsan", "member", Some(&here.branch), Some(&here.member)).await;
    let (secret, _) = here.org.admin_factor().await;
    let packed = here.packed().await;
    let bytes = fs::read(&packed.file).unwrap();
    let there = TestApp::another().await;
    let person = operator(there, "mover").await;
    let id = brought(&person, "org.tar", &bytes).await;
    let whole = state(&person, &id, "whole").await;
    let contents = &whole["contents"];
    assert_eq!(contents["tenant_id"].as_str(), Some(here.tenant().to_string().as_str()));
    assert_eq!(contents["name"].as_str(), Some(here.org.entry.name.as_str()));
    assert_eq!(contents["rows"].as_u64(), Some(packed.written.manifest.rows()));
    assert_eq!((&contents["documents"], &contents["has_keys"]), (&json!(1), &json!(true)));
    assert_eq!(whole["signer"], "unknown");

    let import = at(&id, "/import");
    let slug = format!("{}-in", here.org.slug());
    let with = |name: &str, value: &str| {
        let mut order = order(&packed, &slug);
        order[name] = value.into();
        order
    };
    let taken = there.org(TenantKind::Agency).await;
    for (body, field, code) in [
        (with("key", &"0".repeat(64)), "/key", "move_untrusted"),
        (with("passphrase", "another passphrase"), "/passphrase", "passphrase_wrong"),
        (with("slug", "Not A Name"), "/slug", "slug"),
        (with("slug", taken.slug()), "/slug", "slug_taken"),
    ] {
        let refused = person.post(&import, body).await;
        assert_eq!(refused.fields(), [(field.to_owned(), code.to_owned())], "{}", refused.text());
    }
    person.post(&import, order(&packed, &slug)).await.expect(202);
    let done = state(&person, &id, "done").await;
    assert_eq!(done["slug"], slug.as_str());
    // nobody needs the file any more, which goes when that is written down
    until(async || (parts(there, &id).await == 0).then_some(Value::Null)).await;
    let kept = format!(
        "SELECT count(*) FROM platform.moves WHERE id = '{id}' AND (envelope IS NOT NULL OR opened IS NOT NULL)"
    );
    assert_eq!(count(there, Service::Identity, &kept).await, 0, "nor the keys");

    let body = json!({ "login": "zhangsan", "password": PASSWORD });
    let half = there.stranger(Some(&slug)).post("/api/identity/sessions", body).await.expect(200);
    assert_eq!(half.json["next"], "done");
    let admin = there.stranger(Some(&slug));
    log_in(&admin, "admin", &secret).await;
    let record = format!("/api/records/members/{}", here.member);
    assert_eq!(admin.get(&record).await.expect(200).at("/name"), "张三");
    let log = admin.get("/api/identity/audit?action=tenant.moved_in").await.expect(200);
    assert_eq!(log.json["items"].as_array().map(Vec::len), Some(1), "its people see who let them in");
    let entry = there.deployment().directory().find(here.tenant()).await.unwrap().unwrap();
    assert_audit_whole(there, &entry).await;

    person.post(&import, order(&packed, "elsewhere")).await.refused(409, "move_here");
    let second = brought(&person, "once-more.tar", &bytes).await;
    state(&person, &second, "whole").await;
    person.post(&at(&second, "/import"), order(&packed, "elsewhere")).await.refused(409, "move_here");
    let list = person.get(MOVES).await.expect(200);
    let known = |id: &str| list.json["items"].as_array().unwrap().iter().any(|one| one["id"] == id);
    assert!(known(&id) && known(&second));
    assert_eq!(person.delete(&at(&second, "")).await.status, 204);
}

/// A move whose job was cut off at some step of the journey, and lies in the queue again.
async fn cut_off(there: &TestApp, packed: &Packed, id: &str, step: &'static str) -> Uuid {
    let provisioner = there.app().provisioner().unwrap();
    let cut = provisioner.clone().with_watch(Arc::new(CutOff { step, done: true }));
    let trusted = [packed.written.manifest.exporter.public_key.clone()];
    let arrival = arrival(packed, None, PASSPHRASE, &trusted);
    let journey = arrival.journey;
    cut.import(there.app().store(), &arrival, &|_| {}).await.unwrap_err();
    let verified = verify(&packed.file).await.unwrap();
    let (keys, tenant) = (verified.envelope.unwrap(), verified.manifest.tenant.id);
    let opened = provisioner.keep_keys(&keys, tenant, PASSPHRASE).await.unwrap();
    let (opened, slug, key) =
        (serde_json::to_string(&opened).unwrap(), &verified.manifest.tenant.slug, &trusted[0]);
    run(
        there,
        format!(
            "UPDATE platform.moves SET state = 'importing', journey = '{journey}', slug = '{slug}', \
             trusted_key = '{key}', opened = '{opened}' WHERE id = '{id}'"
        ),
    )
    .await;
    let job = json!({ "id": id, "work": "import", "operator": Uuid::now_v7(), "request": Uuid::now_v7() });
    run(
        there,
        format!(
            "INSERT INTO platform.jobs (queue, payload, run_at) VALUES ('identity.moves', '{job}', now())"
        ),
    )
    .await;
    journey
}

#[tokio::test]
async fn what_was_cut_off_is_taken_up_and_leaves_no_half_organisation() {
    let here = Furnished::new().await;
    let (secret, _) = here.org.admin_factor().await;
    let packed = here.packed().await;
    let bytes = fs::read(&packed.file).unwrap();
    let there = TestApp::another().await;
    let person = operator(there, "patient").await;
    let provisioner = there.app().provisioner().unwrap();
    for (step, outcome) in [("documents", PortingState::Undone), ("adopt", PortingState::Done)] {
        let id = brought(&person, &format!("{step}.tar"), &bytes).await;
        state(&person, &id, "whole").await;
        let journey = cut_off(there, &packed, &id, step).await;
        state(&person, &id, "done").await;
        let first = provisioner.porting(journey).await.unwrap();
        assert_eq!(first.state, outcome, "{step}");
        if outcome == PortingState::Undone {
            assert_nothing_left(there, &first.key, None).await;
        }
        let entry = there.deployment().directory().find(here.tenant()).await.unwrap().unwrap();
        assert_eq!(entry.slug, here.org.slug());
        assert_audit_whole(there, &entry).await;
        log_in(&there.stranger(Some(&entry.slug)), "admin", &secret).await;
        provisioner.drop_tenant(here.tenant()).await.unwrap();
        assert_nothing_left(there, &entry.tenant.key, Some(here.tenant())).await;
    }
}

#[tokio::test]
async fn operators_read_the_key_that_exports_are_signed_with() {
    let here = Furnished::new().await;
    let person = operator(here.app(), "key-reader").await;
    let shown = person.get("/api/identity/operator/signing-key").await.expect(200);
    assert_eq!(shown.at("/public_key"), here.packed().await.written.manifest.exporter.public_key);
}
