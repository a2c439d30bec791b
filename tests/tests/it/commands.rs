//! Commands of the installed program, as those who run a deployment type them: what they print, and how they end.

use kernel::Service;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _, postgres::PgConnectOptions};
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
