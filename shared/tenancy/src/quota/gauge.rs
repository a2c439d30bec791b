//! Counting afresh what organisations use, beside requests.

use crate::{PlatformDb, SystemScope, TenantDb, TenantTx};
use futures_util::future::BoxFuture;
use kernel::TenantKey;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement, Value};
use std::{collections::HashSet, sync::Arc, time::Duration};
use tokio::time::timeout;

/// What a service counts of one organisation. Figures, never content.
pub trait Gauge: Send + Sync + 'static {
    /// Counts in the organisation's own transaction and writes with [`super::set`] and [`super::count`].
    fn measure<'a>(&'a self, tx: &'a TenantTx) -> BoxFuture<'a, Result<(), DbErr>>;
}

/// Goes round the organisations of a service in which something has happened.
pub struct Rounds {
    db: TenantDb,
    platform: PlatformDb,
    system: SystemScope,
    gauge: Arc<dyn Gauge>,
    /// Everything that was committed by then was seen; nothing in the first round, which goes to everybody.
    seen: Option<String>,
}

/// Whoever takes longer, because something holds what is counted, is counted in the next round.
const AT_MOST: Duration = Duration::from_secs(5);
const MARK: &str = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS mark";
const BUSY: &str = "SELECT DISTINCT tenant_key FROM platform.outbox WHERE txid >= $1::text::xid8";

impl Rounds {
    pub fn new(db: TenantDb, platform: PlatformDb, system: SystemScope, gauge: Arc<dyn Gauge>) -> Self {
        Self { db, platform, system, gauge, seen: None }
    }

    /// One round. Gives how many organisations were counted; one that cannot be counted holds up no other.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn go(&mut self) -> Result<usize, DbErr> {
        let (mark, busy) = self.busy().await?;
        let (mut counted, mut left) = (0, false);
        for tenant in self.system.tenants().await? {
            if busy.as_ref().is_none_or(|busy| busy.contains(&tenant.key)) {
                match timeout(AT_MOST, self.count(&tenant.key)).await {
                    Ok(Ok(())) => counted += 1,
                    Ok(Err(error)) => {
                        tracing::warn!(key = %tenant.key, %error, "figures could not be counted")
                    }
                    Err(_) => {
                        left = true;
                        tracing::warn!(key = %tenant.key, "figures could not be counted in time");
                    }
                }
            }
        }
        if !left {
            self.seen = mark;
        }
        Ok(counted)
    }

    async fn busy(&self) -> Result<(Option<String>, Option<HashSet<TenantKey>>), DbErr> {
        let tx = self.platform.begin().await?;
        let mark = tx.query_one_raw(statement(MARK, [])).await?;
        let mark = mark.map(|row| row.try_get("", "mark")).transpose()?;
        let Some(seen) = &self.seen else { return Ok((mark, None)) };
        let rows = tx.query_all_raw(statement(BUSY, [seen.as_str().into()])).await?;
        let keys =
            rows.iter().map(|row| row.try_get::<String>("", "tenant_key")).collect::<Result<Vec<_>, _>>()?;
        Ok((mark, Some(keys.iter().filter_map(|key| key.parse().ok()).collect())))
    }

    async fn count(&self, key: &TenantKey) -> Result<(), DbErr> {
        let Some(scope) = self.system.enter(key).await? else { return Ok(()) };
        let tx = self.db.begin(&scope).await?;
        self.gauge.measure(&tx).await?;
        tx.commit().await
    }
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
