//! Organisations that have something to lose: people and papers, counted again when an operation on them was killed.

use super::{Ask, Ground, Reply, draft, key, made};
use crate::{
    load::{paper, spelt},
    site::Site,
};
use anyhow::{Result, bail};
use kernel::Service;
use sqlx::{AssertSqlSafe, Row as _};
use std::time::{Duration, Instant};

const PEOPLE: u32 = 20;
/// One confidential, one that is not.
const KINDS: [&str; 2] = ["minutes", "learning_material"];
/// How many documents it has.
pub const PAPERS: usize = KINDS.len();
/// Half of it may be on its way back when it is looked at.
const PATIENCE: Duration = Duration::from_secs(45);

const HELD: [(Service, &str, usize); 3] = [
    (Service::Records, "members", PEOPLE as usize),
    (Service::Records, "document_versions", PAPERS),
    (Service::Identity, "accounts", 1),
];

/// Creates an organisation with an administrator, a branch, its people and a paper of either class.
///
/// # Errors
/// When a step fails; nothing is broken meanwhile, so it may not.
pub async fn furnish(site: &Site, slug: &str) -> Result<Ground> {
    let ground = Ground::open(site, slug, "community").await?;
    for number in 0..PEOPLE {
        let name = format!("周{}", spelt(number.into()));
        made(&ground.admin, "members", draft(&name, &ground.branch)).await?;
    }
    for kind in KINDS {
        let path = format!("/api/records/units/{}/documents?kind={kind}", ground.branch);
        let upload = Ask { key: None, ..Ask::upload(&path, "", "paper.pdf", paper(kind)) };
        match ground.admin.ask(&upload).await {
            Reply::Said(said) if said.is_yes() => {}
            Reply::Said(said) => bail!("POST {path}: {}", said.text()),
            Reply::Lost(why) => bail!("POST {path}: {why}"),
        }
    }
    Ok(ground)
}

/// What an organisation that was furnished has lost; nothing where it is not there at all.
pub async fn missing(site: &Site, slug: &str) -> Vec<String> {
    let began = Instant::now();
    loop {
        let missing = look(site, slug).await.unwrap_or_else(|error| vec![format!("{slug}: {error:#}")]);
        if missing.is_empty() || began.elapsed() > PATIENCE {
            return missing;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn look(site: &Site, slug: &str) -> Result<Vec<String>> {
    let Some(key) = key(site, slug).await? else { return Ok(Vec::new()) };
    let mut missing = Vec::new();
    for (service, table, expected) in HELD {
        let mut database = site.database(service).await?;
        let count = format!("SELECT count(*) FROM {}.{table}", key.schema());
        let found: i64 = sqlx::query(AssertSqlSafe(count)).fetch_one(&mut database).await?.try_get(0)?;
        if usize::try_from(found) != Ok(expected) {
            missing.push(format!("{slug} has {found} {table}, not {expected}"));
        }
    }
    let whole = site.program().run(&["documents", "check", "--tenant", slug, "--read"]).await;
    missing.extend(whole.err().map(|error| format!("{error:#}")));
    Ok(missing)
}
