//! Which organisation a host belongs to.

mod entry;
mod search;

pub use entry::Entry;
pub use search::{Host, Search};

use crate::PlatformDb;
use entry::{COLUMNS, entry};
use kernel::TenantId;
use moka::future::Cache;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement, Value};
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

const MOST: u64 = 50_000;

const CHALLENGE: &str = "SELECT CASE WHEN count(verified_at) > 0 THEN max(token) FILTER (WHERE verified_at IS NOT NULL) \
     WHEN count(*) = 1 THEN max(token) END AS token FROM platform.domains WHERE host = $1";

/// Looks hosts up in identity's platform tables, and remembers.
#[derive(Clone)]
pub struct Directory {
    platform: PlatformDb,
    suffix: Arc<str>,
    hosts: Cache<String, Option<Arc<Entry>>>,
    /// How often something was forgotten.
    changes: Arc<AtomicU64>,
}

impl Directory {
    /// How long an answer is believed when nobody says that it changed.
    pub const LIFE: Duration = Duration::from_secs(30);

    pub(crate) fn new(platform: PlatformDb, base_domain: &str) -> Self {
        let suffix = format!(".{}", base_domain.trim_matches('.').to_ascii_lowercase());
        let hosts = Cache::builder()
            .max_capacity(MOST)
            .time_to_live(Self::LIFE)
            .support_invalidation_closures()
            .build();
        Self { platform, suffix: suffix.into(), hosts, changes: Arc::default() }
    }

    /// The domain under which every organisation has its name.
    pub fn base_domain(&self) -> &str {
        self.suffix.trim_start_matches('.')
    }

    /// Whether this is the deployment's own host and not an organisation's.
    pub fn is_platform(&self, host: &str) -> bool {
        plain(host).is_some_and(|host| host == self.base_domain())
    }

    /// The organisation at a host (`Host` header, with or without port); its state is for the caller to judge.
    ///
    /// # Errors
    /// When the database is away and nothing is remembered.
    pub async fn resolve(&self, host: &str) -> Result<Option<Arc<Entry>>, DbErr> {
        let Some(host) = plain(host).filter(|host| host != self.base_domain()) else { return Ok(None) };
        if let Some(found) = self.hosts.get(&host).await {
            return Ok(found);
        }
        let before = self.changes.load(Ordering::SeqCst);
        // a crowd that comes when an answer has run out asks the database once
        let asked = async { Ok(self.look_up(&host).await?.map(Arc::new)) };
        let found = Box::pin(self.hosts.try_get_with_by_ref(&host, asked)).await;
        let found = found.map_err(|error: Arc<DbErr>| DbErr::clone(&error))?;
        if self.changes.load(Ordering::SeqCst) != before {
            // what was read may be from before the change, and was remembered after it
            self.hosts.invalidate(&host).await;
        }
        Ok(found)
    }

    /// The organisation with this id, always read afresh.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn find(&self, id: TenantId) -> Result<Option<Entry>, DbErr> {
        self.one("o.id = $1", id.0.into()).await
    }

    /// The organisation with this slug, always read afresh.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn find_by_slug(&self, slug: &str) -> Result<Option<Entry>, DbErr> {
        self.one("o.slug = $1", slug.into()).await
    }

    /// Every organisation, oldest first.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn list(&self) -> Result<Vec<Entry>, DbErr> {
        let sql = format!("SELECT {COLUMNS} FROM platform.organisations o ORDER BY o.created_at, o.id");
        let tx = self.platform.begin().await?;
        tx.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await?.iter().map(entry).collect()
    }

    /// What proves a host that is claimed: the token of the organisation that has it or, as long as nobody has, of
    /// the only one that claims it. Where several do, being reachable here says nothing about whose it is.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn challenge(&self, host: &str) -> Result<Option<String>, DbErr> {
        let Some(host) = plain(host).filter(|host| !host.ends_with(&*self.suffix)) else { return Ok(None) };
        let tx = self.platform.begin().await?;
        let query = Statement::from_sql_and_values(DbBackend::Postgres, CHALLENGE, [host.into()]);
        let row = tx.query_one_raw(query).await?;
        row.map_or(Ok(None), |row| row.try_get("", "token"))
    }

    async fn look_up(&self, host: &str) -> Result<Option<Entry>, DbErr> {
        match host.strip_suffix(&*self.suffix) {
            Some(slug) => self.one("o.slug = $1", slug.into()).await,
            None => {
                let of_host = "o.id = (SELECT d.tenant_id FROM platform.domains d \
                     WHERE d.host = $1 AND d.verified_at IS NOT NULL)";
                self.one(of_host, host.into()).await
            }
        }
    }

    async fn one(&self, condition: &'static str, value: Value) -> Result<Option<Entry>, DbErr> {
        let sql = format!("SELECT {COLUMNS} FROM platform.organisations o WHERE {condition}");
        let tx = self.platform.begin().await?;
        let row = tx.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [value])).await?;
        row.as_ref().map(entry).transpose()
    }

    /// Forgets what is known of an organisation, and of hosts that had none.
    pub(crate) fn forget(&self, id: TenantId) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        let stale = move |_: &String, found: &Option<Arc<Entry>>| {
            found.as_ref().is_none_or(|entry| entry.tenant.id == id)
        };
        if self.hosts.invalidate_entries_if(stale).is_err() {
            self.hosts.invalidate_all();
        }
    }

    pub(crate) fn forget_all(&self) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        self.hosts.invalidate_all();
    }
}

impl fmt::Debug for Directory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Directory").field("base_domain", &self.base_domain()).finish_non_exhaustive()
    }
}

/// A host name without port and final dot, in lower case; `None` for what cannot be one.
fn plain(host: &str) -> Option<String> {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    let ok = !name.is_empty()
        && name.len() <= 253
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    ok.then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn hosts_are_read_in_every_spelling() {
        for (host, expected) in [
            ("Acme.Localhost:8080", Some("acme.localhost")),
            ("acme.localhost.", Some("acme.localhost")),
            ("acme.localhost:", Some("acme.localhost")),
            ("", None),
            (":80", None),
            ("a b", None),
            ("a\0b", None),
            ("支部.localhost", None),
            ("[::1]:80", None),
        ] {
            assert_eq!(plain(host).as_deref(), expected, "{host:?}");
        }
        assert_eq!(plain(&"a".repeat(300)), None);
    }
}
