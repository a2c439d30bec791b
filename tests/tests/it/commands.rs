//! Commands of the installed program, as those who run a deployment type them: what they print, and how they end.

use crate::telemetry::stage::Stage;
use kernel::Service;
use serde_json::json;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _, postgres::PgConnectOptions};
use std::{
    path::Path,
    time::{Duration, Instant},
};
use suites::{Process, basics, free_port, load};
use testkit::{Servers, servers};

/// A deployment of its own with these organisations, made by commands.
fn deployed(servers: &Servers, name: &str, slugs: &[&str]) -> Vec<(String, String)> {
    zhibu::crypto();
    let pairs = basics(servers, &format!("{name}{}", std::process::id() % 100_000), free_port());
    Process::command(&pairs, &["migrate"]).unwrap();
    for &slug in slugs {
        let email = format!("first@{slug}.example");
        let create = ["tenant", "create", slug, "--name", "某单位", "--kind", "agency", "--email", &email];
        Process::command(&pairs, &create).unwrap();
    }
    pairs
}

/// Runs a statement in an organisation's schema, behind the product's back; gives how many rows it changed.
async fn by_hand(servers: &Servers, pairs: &[(String, String)], slug: &str, statement: &str) -> u64 {
    let settings = load(pairs).unwrap();
    let deployment = zhibu::deployment(&settings).unwrap();
    let entry = deployment.directory().find_by_slug(slug).await.unwrap().unwrap();
    let options: PgConnectOptions = servers.postgres_admin_url.parse().unwrap();
    let database = format!("{}_{}", settings.database.name, Service::Identity);
    let mut connection = options.database(&database).connect().await.unwrap();
    let path = format!("SET search_path TO {}", entry.tenant.key.schema());
    connection.execute(AssertSqlSafe(path)).await.unwrap();
    let done = connection.execute(AssertSqlSafe(statement.to_owned())).await.unwrap();
    connection.close().await.unwrap();
    done.rows_affected()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn verifying_the_audit_logs_fails_where_an_entry_was_changed_and_names_it() {
    let servers = servers().await;
    let pairs = deployed(servers, "cmd", &["sound", "touched"]);
    let verify =
        |more: &[&str]| Process::outcome(&pairs, &[&["audit", "verify"][..], more].concat()).unwrap();
    let (whole, said) = verify(&[]);
    assert!(whole && said.contains("are whole") && !said.starts_with("0 entries"), "{said}");

    let change = "UPDATE audit_log SET why = 'another reason' WHERE seq = 1";
    assert_eq!(by_hand(servers, &pairs, "touched", change).await, 1);
    let (whole, said) = verify(&[]);
    assert!(!whole, "{said}");
    assert!(said.contains("touched · identity: entry 1 was changed"), "{said}");
    assert!(said.contains("1 logs are broken"), "{said}");
    assert!(!said.contains("sound ·"), "{said}");

    assert!(verify(&["--tenant", "sound"]).0);
    assert!(!verify(&["--tenant", "touched"]).0);
    let (found, said) = verify(&["--tenant", "nobody"]);
    assert!(!found && said.contains("there is no such organisation"), "{said}");
}

/// Closes the organisation of a stage, its last export going to a file; whether it succeeded, and all it printed.
fn close(pairs: &[(String, String)], slug: &str, passphrase: &Path, to: &Path) -> (bool, String) {
    let (to, passphrase) = (to.display().to_string(), passphrase.display().to_string());
    let words = ["tenant", "close", slug, "--confirm", slug, "--to", &to, "--passphrase-file", &passphrase];
    Process::outcome(pairs, &words).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_acknowledged_until_the_door_is_shut_is_in_the_last_export() {
    let stage = Stage::new().await;
    let process = Process::serve(stage.servers, &stage.slug, &stage.pairs).await.unwrap();
    stage.organisation();
    let (admin, ..) = stage.administrator(&process).await;
    let root = json!({ "name": "集团党委", "kind": "party_committee", "parent_id": null });
    let root = admin.post("/api/records/units", root).await.expect(201).at("/id");
    let branch = |n: usize| json!({ "name": format!("第{n}党支部"), "kind": "branch", "parent_id": root });
    let folder = tempfile::tempdir().unwrap();
    let passphrase = folder.path().join("passphrase");
    std::fs::write(&passphrase, "correct horse battery staple").unwrap();

    // one that cannot be written leaves everything as it was
    let (closed, said) =
        close(&stage.pairs, &stage.slug, &passphrase, &folder.path().join("nowhere/last.zhibu.tar"));
    assert!(!closed && said.contains("writing"), "{said}");
    let shown = Process::command(&stage.pairs, &["tenant", "show", &stage.slug]).unwrap();
    assert!(shown.contains("state     active") && !shown.contains("reason "), "{shown}");
    let key = shown.lines().find_map(|line| line.strip_prefix("key ")).unwrap().trim();
    let listed = Process::command(&stage.pairs, &["tenant", "list"]).unwrap();
    assert!(listed.lines().any(|line| line.contains(&stage.slug) && line.contains(key)), "{listed}");
    let deadline = Instant::now() + Duration::from_secs(40);
    let mut kept = vec![root.clone()];
    while kept.len() == 1 {
        let made = admin.post("/api/records/units", branch(1)).await;
        if made.status == 201 {
            kept.push(made.at("/id"));
        }
        assert!(Instant::now() < deadline, "{}", made.text());
    }

    let file = folder.path().join("last.zhibu.tar");
    let (pairs, slug, to) = (stage.pairs.clone(), stage.slug.clone(), file.clone());
    let closing = tokio::task::spawn_blocking(move || close(&pairs, &slug, &passphrase, &to));
    let mut refused = false;
    for n in 2.. {
        if closing.is_finished() {
            break;
        }
        let made = admin.post("/api/records/units", branch(n)).await;
        if made.status == 201 {
            assert!(!refused, "let in again while it was being closed");
            kept.push(made.at("/id"));
        }
        refused |= made.status == 403 && made.code() == "tenant_suspended";
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let (closed, said) = closing.await.unwrap();
    assert!(closed, "{said}");
    assert!(refused, "nothing was tried behind the door");
    let written = std::fs::read(&file).unwrap();
    let written = String::from_utf8_lossy(&written);
    for id in kept {
        assert!(written.contains(&id), "{id} was acknowledged, and is not in the last export");
    }
    verified_by_anyone(&stage, &file.display().to_string());
    process.stop().await.unwrap();
}

/// Whoever has the key and the file needs no settings.
fn verified_by_anyone(stage: &Stage, file: &str) {
    let key = Process::command(&stage.pairs, &["certificate", "key"]).unwrap();
    let with = |key: &str| Process::outcome(&[], &["tenant", "verify", file, "--key", key]).unwrap();
    let (whole, said) = with(key.trim());
    assert!(whole && said.contains("signed by the deployment you named"), "{said}");
    let (whole, said) = with(&"0".repeat(64));
    assert!(!whole && said.contains("signed by") && said.contains(key.trim()), "{said}");
}
