//! What operators see of migrations, and how they hold one: in identity's platform tables. While those are not there
//! yet (the first migration makes them), nothing is noted and nothing is held.

use super::{Failure, Migrator, Ring};
use kernel::{Service, TenantKey};
use migrations::Version;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement, Value};
use std::time::Duration;
use time::OffsetDateTime;

const PAUSED: &str = "SELECT 1 AS paused FROM platform.migration_pause";
const BEGUN: &str = "INSERT INTO platform.migration_runs (service, target, started_at, seen_at, total, done) \
     VALUES ($1, $2, now(), now(), $3, 0) ON CONFLICT (service) DO UPDATE SET target = excluded.target, \
     started_at = excluded.started_at, seen_at = excluded.seen_at, total = excluded.total, done = 0, finished_at = NULL";
const SEEN: &str = "UPDATE platform.migration_runs SET done = $2, seen_at = now() WHERE service = $1";
const ENDED: &str =
    "UPDATE platform.migration_runs SET done = $2, seen_at = now(), finished_at = now() WHERE service = $1";
const FAILED: &str = "INSERT INTO platform.migration_failures (service, tenant_key, ring, error, failed_at) \
     VALUES ($1, $2, $3, $4, now()) ON CONFLICT (service, tenant_key) DO UPDATE SET ring = excluded.ring, \
     error = excluded.error, failed_at = excluded.failed_at";
const FORGET: &str = "DELETE FROM platform.migration_failures WHERE service = $1";
const RUNS: &str = "SELECT target, started_at, seen_at, finished_at, total, done FROM platform.migration_runs \
     WHERE service = $1";
const FAILURES: &str = "SELECT tenant_key, ring, error, failed_at FROM platform.migration_failures \
     WHERE service = $1 ORDER BY failed_at LIMIT 100";
const LAGGING: &str = "SELECT key, schema_version FROM platform.tenants WHERE schema_version <> $1 \
     AND schema_version > 0 AND state <> 'closing' AND tenant_id IS NOT NULL ORDER BY created_at, key LIMIT 100";
/// How often a held migration looks whether it may go on.
const LOOK: Duration = Duration::from_secs(1);

/// How far the last migration of a service came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub target: Version,
    pub started_at: OffsetDateTime,
    /// When it was last heard of.
    pub seen_at: OffsetDateTime,
    pub finished_at: Option<OffsetDateTime>,
    pub total: i32,
    pub done: i32,
}

/// A tenant the last migration could not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    pub key: TenantKey,
    pub ring: Ring,
    pub error: String,
    pub failed_at: OffsetDateTime,
}

impl Migrator {
    /// Returns when the next tenant may be taken.
    pub(super) async fn unless_held(&self) {
        let mut told = false;
        while self.is_held().await {
            if !told {
                tracing::warn!("an operator holds the migration; it goes on when it is let go");
            }
            told = true;
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Whether an operator holds migrations.
    pub async fn is_held(&self) -> bool {
        let found = async {
            let tx = self.deployment.platform_db(Service::Identity).begin().await?;
            tx.query_one_raw(statement(PAUSED, [])).await
        };
        found.await.is_ok_and(|row: Option<_>| row.is_some())
    }

    pub(super) async fn note_begun(&self, service: Service, target: Version, total: usize) {
        let values = [word(service), target.number().into(), number(total)];
        self.note(vec![statement(BEGUN, values)]).await;
    }

    pub(super) async fn note_seen(&self, service: Service, done: usize) {
        let values = [word(service), number(done)];
        self.note(vec![statement(SEEN, values)]).await;
    }

    pub(super) async fn note_ended(&self, service: Service, done: usize, failures: &[Failure]) {
        let mut notes =
            vec![statement(ENDED, [word(service), number(done)]), statement(FORGET, [word(service)])];
        for failure in failures.iter().filter(|failure| failure.service == service) {
            let error: String = failure.error.to_string().chars().filter(|c| *c != '\0').take(2000).collect();
            let key = failure.key.as_str();
            let values = [word(service), key.into(), failure.ring.as_str().into(), error.into()];
            notes.push(statement(FAILED, values));
        }
        self.note(notes).await;
    }

    pub(super) async fn note(&self, notes: Vec<Statement>) {
        let noted: Result<(), DbErr> = async {
            let tx = self.deployment.platform_db(Service::Identity).begin().await?;
            for note in notes {
                tx.execute_raw(note).await?;
            }
            tx.commit().await
        }
        .await;
        if let Err(error) = noted {
            tracing::debug!(%error, "how the migration gets on was not written down");
        }
    }

    /// How far the last migration of the service came, and which tenants it could not change.
    ///
    /// # Errors
    /// When identity's database is away.
    pub async fn last_run(&self, service: Service) -> Result<(Option<Run>, Vec<Stuck>), DbErr> {
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        let run = tx.query_one_raw(statement(RUNS, [word(service)])).await?;
        let run = run.map(|row| {
            Ok::<_, DbErr>(Run {
                target: Version::of_number(row.try_get("", "target")?),
                started_at: row.try_get("", "started_at")?,
                seen_at: row.try_get("", "seen_at")?,
                finished_at: row.try_get("", "finished_at")?,
                total: row.try_get("", "total")?,
                done: row.try_get("", "done")?,
            })
        });
        let mut stuck = Vec::new();
        for row in tx.query_all_raw(statement(FAILURES, [word(service)])).await? {
            let (key, ring): (String, Ring) = (row.try_get("", "tenant_key")?, row.try_get("", "ring")?);
            let key =
                key.parse().map_err(|_| DbErr::Type("platform.migration_failures.tenant_key".into()))?;
            stuck.push(Stuck {
                key,
                ring,
                error: row.try_get("", "error")?,
                failed_at: row.try_get("", "failed_at")?,
            });
        }
        Ok((run.transpose()?, stuck))
    }

    /// Organisations whose schema is not at the version this program brings, a hundred at the most.
    ///
    /// # Errors
    /// When the service's database is away.
    pub async fn lagging(&self, service: Service) -> Result<Vec<(TenantKey, Version)>, DbErr> {
        let (_, set) = self.sets(service);
        let tx = self.deployment.platform_db(service).begin().await?;
        let rows = tx.query_all_raw(statement(LAGGING, [set.target().number().into()])).await?;
        rows.iter()
            .map(|row| {
                let key: String = row.try_get("", "key")?;
                let key = key.parse().map_err(|_| DbErr::Type("platform.tenants.key".into()))?;
                Ok((key, Version::of_number(row.try_get("", "schema_version")?)))
            })
            .collect()
    }
}

pub(super) fn word(service: Service) -> Value {
    service.as_str().into()
}

pub(super) fn number(n: usize) -> Value {
    i32::try_from(n).unwrap_or(i32::MAX).into()
}

pub(super) fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
