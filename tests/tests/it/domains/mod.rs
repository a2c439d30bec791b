//! Hosts of organisations' own, over HTTP, with a name server and hosts of the tests' own.

mod claims;
mod proof;
mod serving;

use serde_json::json;
use std::{
    net::Ipv4Addr,
    sync::atomic::{AtomicU32, Ordering},
};
use suites::{Answer, Org, Person, TestApp};

const DOMAINS: &str = "/api/identity/domains";
/// Where the product itself listens.
const HERE: Ipv4Addr = Ipv4Addr::LOCALHOST;

async fn org() -> Org {
    TestApp::get().await.org(kernel::TenantKind::Agency).await
}

/// A host nobody else in these tests uses.
fn fresh(name: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{name}-{}.dangjian.cn", COUNT.fetch_add(1, Ordering::Relaxed))
}

async fn add(admin: &Person, host: &str) -> Answer {
    admin.post(DOMAINS, json!({ "host": host })).await
}

async fn check(admin: &Person, host: &str) -> Answer {
    admin.post(&format!("{DOMAINS}/{host}/check"), json!({})).await
}

/// Adds a host and proves it by a record.
async fn prove(org: &Org, host: &str) -> Answer {
    let admin = org.admin().await;
    let added = add(&admin, host).await.expect(201);
    org.app.zone.text(&added.at("/record_name"), &added.at("/record_text"));
    check(&admin, host).await.expect(200)
}

/// Somebody without a session at a host of its own.
fn visitor(org: &Org, host: &str) -> Person {
    let port = org.app.address().port();
    Person::at(org.app.address(), &format!("http://{host}:{port}"))
}
