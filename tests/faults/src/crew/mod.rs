//! The organisations of a run and their people.

mod arrive;
mod person;
mod stock;

pub use arrive::{arrive, letters_to, operator};
pub use person::{Ask, Body, Person, Reply, Said};
pub use stock::{PAPERS, furnish, missing};

use crate::site::Site;
use anyhow::{Context, Result, bail};
use kernel::{Service, TenantKey};
use serde_json::json;
use sqlx::Row as _;
use std::time::Duration;
use suites::PASSWORD;

/// One organisation with a tree, an administrator and a member who logs in.
pub struct Office {
    pub slug: String,
    pub key: TenantKey,
    pub admin: Person,
    pub member: Person,
    /// Nobody in particular: logs in again and again.
    pub visitor: Person,
    /// Logs in to see whether that works. A log-in ends the session before it: the visitor's own would be gone.
    pub prober: Person,
    pub root: String,
    pub branch: String,
    pub branch_name: String,
}

impl Office {
    /// Creates it as a customer comes to it: by letter, password, second factor.
    ///
    /// # Errors
    /// When a step fails; nothing is broken yet, so it may not.
    pub async fn open(site: &Site, slug: &str, kind: &str) -> Result<Self> {
        let Ground { admin, root, branch, .. } = Ground::open(site, slug, kind).await?;
        let (port, url, branch_name) = (site.port(), site.url(Some(slug)), BRANCH.to_owned());
        let key = key(site, slug).await?.context("no such organisation")?;
        let member_id = made(&admin, "members", draft("李常来", &branch)).await?;
        let mail = format!("member@{slug}.example");
        let invitation =
            json!({"email": mail, "display_name": "李常来", "role": "member", "member_id": member_id});
        patiently(&admin, "/api/identity/invitations", invitation).await?;
        let member = Person::at(port, &url)?;
        arrive(site, &member, &mail, "member").await?;
        let (visitor, prober) = (Person::at(port, &url)?, Person::at(port, &url)?);
        Ok(Self { slug: slug.to_owned(), key, admin, member, visitor, prober, root, branch, branch_name })
    }
}

/// What every organisation begins with.
pub struct Ground {
    pub admin: Person,
    /// Of the administrator's second factor.
    pub secret: String,
    pub root: String,
    pub branch: String,
}

const BRANCH: &str = "第一党支部";

impl Ground {
    async fn open(site: &Site, slug: &str, kind: &str) -> Result<Self> {
        let (mail, url) = (format!("admin@{slug}.example"), site.url(Some(slug)));
        let name = format!("单位{slug}");
        let create = ["tenant", "create", slug, "--name", &name, "--kind", kind, "--email", &mail];
        site.program().run(&create).await?;
        let admin = Person::at(site.port(), &url)?;
        let secret = arrive(site, &admin, &mail, "admin").await?.context("no second factor was asked for")?;
        let root = made(&admin, "units", json!({"name": "党委", "kind": "party_committee"})).await?;
        let new = json!({"name": BRANCH, "kind": "branch", "parent_id": root});
        let branch = made(&admin, "units", new).await?;
        Ok(Self { admin, secret, root, branch })
    }
}

/// The key of an organisation, from the directory; none where there is no such.
async fn key(site: &Site, slug: &str) -> Result<Option<TenantKey>> {
    let mut database = site.database(Service::Identity).await?;
    let row = sqlx::query("SELECT key FROM platform.organisations WHERE slug = $1").bind(slug);
    let Some(row) = row.fetch_optional(&mut database).await? else { return Ok(None) };
    let key: String = row.try_get(0)?;
    Ok(Some(key.parse().context("a key that is none")?))
}

/// A member as a form sends one.
pub fn draft(name: &str, branch: &str) -> serde_json::Value {
    json!({
        "name": name, "unit_id": branch, "id_no": suites::resident_id(), "gender": "male",
        "member_kind": "full", "joined_on": "2001-07-01", "full_on": "2002-07-01",
    })
}

async fn made(admin: &Person, what: &str, body: serde_json::Value) -> Result<String> {
    let answer = admin.post(&format!("/api/records/{what}"), body).await?;
    Ok(answer["id"].as_str().context("no id")?.to_owned())
}

/// Asks again while another service has not heard yet of what was done a moment ago.
async fn patiently(admin: &Person, path: &str, body: serde_json::Value) -> Result<()> {
    for _ in 0..100 {
        if admin.post(path, body.clone()).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!("POST {path}: {:?}", admin.post(path, body).await.err())
}

/// What a log-in sends.
pub fn log_in() -> Ask {
    let body = json!({"login": "member", "password": PASSWORD});
    Ask { key: None, ..Ask::post("/api/identity/sessions", "", body) }
}
