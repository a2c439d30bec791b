use super::{MigrateError, Ring, render, rings::rings, script};
use crate::{
    Deployment,
    admin::{Admin, Gate, Task, batch},
};
use kernel::{Service, TenantKey};
use migrations::{Scope, Set, Version};
use sqlx::{PgConnection, Row as _};
use std::{
    collections::HashMap,
    fmt,
    sync::atomic::{AtomicUsize, Ordering},
};
use uuid::Uuid;

const LANES: usize = 8;
/// After so many tenants it is written down how far the run is.
const NOTE_EVERY: usize = 50;
const LOCK: &str = "SELECT pg_try_advisory_lock(hashtext('zhibu migrate')) AS mine";
const PLATFORM_VERSION: &str = "SELECT number FROM platform.schema_version WHERE id = 1";
/// Slots first: nobody lives there yet. One whose making was cut off when its schema was there already is opened
/// later as it is; one without a schema (version 0) gets the newest files anyway.
const BEHIND: &str = "SELECT key, schema_version FROM platform.tenants \
     WHERE schema_version <> $1 AND schema_version > 0 AND state <> 'closing' \
     ORDER BY state NOT IN ('making', 'warm'), created_at, key";

/// How far a run has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    pub service: Service,
    pub ring: Ring,
    /// Tenants done and tenants to do, of all rings.
    pub done: usize,
    pub total: usize,
    pub key: &'a TenantKey,
}

/// A tenant that could not be migrated; it is as it was before.
#[derive(Debug)]
pub struct Failure {
    pub service: Service,
    pub ring: Ring,
    pub key: TenantKey,
    pub error: sqlx::Error,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} (ring {}): {}", self.service, self.key, self.ring, self.error)
    }
}

/// What a run has done.
#[derive(Debug, Default)]
pub struct Report {
    pub migrated: usize,
    /// Tenants left for the next run, those that failed among them.
    pub left: usize,
    pub failures: Vec<Failure>,
}

/// Runs the migrations of a deployment.
#[derive(Clone, Debug)]
pub struct Migrator {
    pub(super) deployment: Deployment,
    lanes: usize,
    instead: HashMap<Service, Set>,
}

impl Migrator {
    pub fn new(deployment: Deployment) -> Self {
        Self { deployment, lanes: LANES, instead: HashMap::new() }
    }

    /// How many connections work at a time.
    #[must_use]
    pub fn with_lanes(self, lanes: usize) -> Self {
        Self { lanes: lanes.max(1), ..self }
    }

    /// Another set of tenant migrations than the one the program carries.
    #[must_use]
    pub fn with_tenant_set(mut self, service: Service, set: Set) -> Self {
        self.instead.insert(service, set);
        self
    }

    /// The version of tenants that this program brings.
    pub fn target(&self, service: Service) -> Version {
        self.sets(service).1.target()
    }

    /// Platform and tenant sets of a service.
    pub(super) fn sets(&self, service: Service) -> (Set, Set) {
        let tenants = self.instead.get(&service).cloned();
        let tenants = tenants.unwrap_or_else(|| migrations::set(service.as_str(), Scope::Tenant));
        (migrations::set(service.as_str(), Scope::Platform), tenants)
    }

    /// Platform tables first, then every tenant, service by service. `progress` hears of each tenant done.
    ///
    /// # Errors
    /// When the server is away, somebody else migrates, or platform tables fail. A tenant that fails is
    /// in the report.
    pub async fn run(&self, progress: &(dyn Fn(Progress<'_>) + Send + Sync)) -> Result<Report, MigrateError> {
        let mut report = Report::default();
        for &service in Service::ALL {
            let status = self.status(service).await?;
            if status.is_current() {
                continue;
            }
            let admin = self.admin()?;
            let mut conn = self.lock(&admin, service).await?;
            self.platform_of(&mut conn, service).await?;
            self.tenants_of(&admin, &mut conn, service, progress, &mut report).await?;
        }
        Ok(report)
    }

    /// The platform tables of every service.
    pub(crate) async fn platform(&self) -> Result<(), MigrateError> {
        let admin = self.admin()?;
        for &service in Service::ALL {
            let mut conn = self.lock(&admin, service).await?;
            self.platform_of(&mut conn, service).await?;
        }
        Ok(())
    }

    fn admin(&self) -> Result<Admin, MigrateError> {
        Admin::new(&self.deployment).map_err(|_| MigrateError::NoAdmin)
    }

    /// A connection that keeps others from migrating the same service for as long as it is open.
    async fn lock(&self, admin: &Admin, service: Service) -> Result<PgConnection, MigrateError> {
        let mut conn = admin.service(service).await?;
        let mine: bool = sqlx::query(LOCK).fetch_one(&mut conn).await?.try_get("mine")?;
        if mine { Ok(conn) } else { Err(MigrateError::Busy(service)) }
    }

    async fn platform_of(&self, conn: &mut PgConnection, service: Service) -> Result<(), MigrateError> {
        let (set, _) = self.sets(service);
        let at: i32 = sqlx::query(PLATFORM_VERSION).fetch_one(&mut *conn).await?.try_get("number")?;
        let at = Version::of_number(at);
        if set.after(at).next().is_none() {
            return Ok(());
        }
        let names = self.deployment.names();
        let sql = format!(
            "BEGIN;
             SET LOCAL lock_timeout = '5s';
             SET LOCAL ROLE \"{owner}\";
             SET LOCAL search_path = platform;
             {script}
             UPDATE platform.schema_version SET number = {target};
             COMMIT;",
            owner = names.owner(),
            script = render(&script(&set, Scope::Platform, at), names, service, None),
            target = set.target().number(),
        );
        batch(conn, sql).await.map_err(|source| MigrateError::Platform { service, source })
    }

    async fn tenants_of(
        &self,
        admin: &Admin,
        conn: &mut PgConnection,
        service: Service,
        progress: &(dyn Fn(Progress<'_>) + Send + Sync),
        report: &mut Report,
    ) -> Result<(), MigrateError> {
        let items = self.behind(conn, service).await?;
        let (total, done) = (items.len(), AtomicUsize::new(0));
        let (noted, run, target) = (AtomicUsize::new(0), Uuid::now_v7(), self.sets(service).1.target());
        self.note_begun(service, target, total).await;
        let rings = rings(items);
        let sizes: Vec<(Ring, usize)> = rings.iter().map(|(ring, items)| (*ring, items.len())).collect();
        self.note_rings(run, service, target, &sizes).await;
        let gate = self.gate((service, run), &done, &noted);
        for (ring, items) in rings {
            let heard = |key: &TenantKey| {
                let done = done.fetch_add(1, Ordering::SeqCst) + 1;
                progress(Progress { service, ring, done, total, key });
            };
            let failed = admin.guarded_crew(service, self.lanes, items, &heard, &*gate).await?;
            let failed = failed.into_iter().map(|(key, error)| Failure { service, ring, key, error });
            report.failures.extend(failed);
            if !report.failures.is_empty() {
                break;
            }
        }
        let done = done.load(Ordering::SeqCst);
        self.note_ended(service, done, &report.failures).await;
        let failed = report.failures.iter().filter(|failure| failure.service == service).count();
        self.note_rings_ended(run, done, failed).await;
        report.migrated += done;
        report.left += total - done;
        Ok(())
    }

    /// Before each tenant: waits while an operator holds the run, and now and then writes down how far it is.
    fn gate<'a>(
        &'a self,
        (service, run): (Service, Uuid),
        done: &'a AtomicUsize,
        noted: &'a AtomicUsize,
    ) -> Box<Gate<'a>> {
        Box::new(move || {
            Box::pin(async move {
                self.unless_held().await;
                let so_far = done.load(Ordering::SeqCst);
                if so_far >= noted.load(Ordering::SeqCst) + NOTE_EVERY {
                    noted.store(so_far, Ordering::SeqCst);
                    self.note_seen(service, so_far).await;
                    self.note_rings_seen(run, so_far).await;
                }
            })
        })
    }

    /// Tenants that have files left to run, with their statements.
    async fn behind(&self, conn: &mut PgConnection, service: Service) -> Result<Vec<Task>, MigrateError> {
        let (_, set) = self.sets(service);
        let mut items = Vec::new();
        for row in sqlx::query(BEHIND).bind(set.target().number()).fetch_all(conn).await? {
            let key: String = row.try_get("key")?;
            let key: TenantKey = key.parse().map_err(|e| sqlx::Error::Decode(Box::new(e)))?;
            let at = Version::of_number(row.try_get("schema_version")?);
            // one that is ahead was migrated by a newer program
            if set.after(at).next().is_some() {
                items.push(Task { sql: self.step(service, &set, &key, at), key });
            }
        }
        Ok(items)
    }

    /// Brings one schema, which no run sees yet, from `at` to the newest version.
    pub(crate) async fn bring_up(
        &self,
        service: Service,
        key: &TenantKey,
        at: Version,
    ) -> Result<Version, MigrateError> {
        let (_, set) = self.sets(service);
        if set.after(at).next().is_some() {
            let task = Task { sql: self.step(service, &set, key, at), key: key.clone() };
            if let Some((_, error)) = self.admin()?.crew(service, 1, vec![task], &|_| {}).await?.pop() {
                return Err(error.into());
            }
        }
        Ok(set.target())
    }

    fn step(&self, service: Service, set: &Set, key: &TenantKey, at: Version) -> String {
        let names = self.deployment.names();
        format!(
            "BEGIN;
             SET LOCAL synchronous_commit = off;
             SET LOCAL lock_timeout = '2s';
             SET LOCAL ROLE \"{owner}\";
             SET LOCAL search_path = \"{schema}\";
             {script}
             UPDATE platform.tenants SET schema_version = {target} WHERE key = '{key}';
             COMMIT;",
            owner = names.owner(),
            schema = key.schema(),
            script = render(&script(set, Scope::Tenant, at), names, service, Some(key)),
            target = set.target().number(),
        )
    }
}
