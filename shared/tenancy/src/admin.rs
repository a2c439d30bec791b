use crate::{Deployment, provision::ProvisionError};
use futures_util::{StreamExt as _, future::BoxFuture, stream::FuturesUnordered};
use kernel::{Service, TenantKey};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _, PgConnection, postgres::PgConnectOptions};
use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// Connections of the provisioner. Its statements are built from checked names and the files of migrations,
/// and hold no data.
#[derive(Clone)]
pub(crate) struct Admin {
    options: PgConnectOptions,
    deployment: Deployment,
}

impl Admin {
    pub fn new(deployment: &Deployment) -> Result<Self, ProvisionError> {
        let options = deployment.admin().ok_or(ProvisionError::NoAdmin)?.clone();
        let options = options.application_name("zhibu provisioner").disable_statement_logging();
        Ok(Self { options, deployment: deployment.clone() })
    }

    /// The database of the log-in itself: for roles and databases.
    pub async fn cluster(&self) -> Result<PgConnection, sqlx::Error> {
        self.options.connect().await
    }

    pub async fn service(&self, service: Service) -> Result<PgConnection, sqlx::Error> {
        let database = self.deployment.names().database(service);
        self.options.clone().database(&database).connect().await
    }

    /// Works through `tasks` on several connections; `done` hears of each. Gives what failed; a task that met
    /// a lock or a deadlock is tried again after a pause that grows.
    pub async fn crew(
        &self,
        service: Service,
        lanes: usize,
        tasks: Vec<Task>,
        done: &(dyn Fn(&TenantKey) + Send + Sync),
    ) -> Result<Vec<(TenantKey, sqlx::Error)>, sqlx::Error> {
        self.guarded_crew(service, lanes, tasks, done, &|| Box::pin(async {})).await
    }

    /// The same, with a gate that is asked before each task.
    pub async fn guarded_crew(
        &self,
        service: Service,
        lanes: usize,
        tasks: Vec<Task>,
        done: &(dyn Fn(&TenantKey) + Send + Sync),
        gate: &Gate<'_>,
    ) -> Result<Vec<(TenantKey, sqlx::Error)>, sqlx::Error> {
        let lanes = lanes.clamp(1, tasks.len().max(1));
        let queue = Mutex::new(VecDeque::from(tasks));
        let lane = || async {
            let mut conn = self.service(service).await?;
            let mut failed = Vec::new();
            loop {
                gate().await;
                let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                let Some(task) = next else { return Ok::<_, sqlx::Error>(failed) };
                match patiently(&mut conn, &task.sql).await {
                    Ok(()) => done(&task.key),
                    Err(error) => failed.push((task.key, error)),
                }
            }
        };
        let mut lanes: FuturesUnordered<_> = (0..lanes).map(|_| lane()).collect();
        let mut failed = Vec::new();
        while let Some(lane) = lanes.next().await {
            failed.extend(lane?);
        }
        Ok(failed)
    }
}

/// Asked before each task; it is taken when the answer is there.
pub(crate) type Gate<'a> = dyn Fn() -> BoxFuture<'a, ()> + Send + Sync + 'a;

/// A transaction to run for one tenant, from `BEGIN` to `COMMIT`.
pub(crate) struct Task {
    pub key: TenantKey,
    pub sql: String,
}

const ATTEMPTS: u32 = 8;

async fn patiently(conn: &mut PgConnection, sql: &str) -> Result<(), sqlx::Error> {
    let mut attempt = 0;
    loop {
        let Err(error) = batch(conn, sql.to_owned()).await else { return Ok(()) };
        // the batch stopped where it failed; what it had begun is undone
        conn.execute("ROLLBACK").await?;
        attempt += 1;
        if attempt >= ATTEMPTS || !passes(&error) {
            return Err(error);
        }
        tokio::time::sleep(Duration::from_millis(50 << attempt)).await;
    }
}

/// Locks, deadlocks, serialization and catalogue rows changed at the same time pass by themselves.
fn passes(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(db) = error else { return false };
    matches!(db.code().as_deref(), Some("55P03" | "40P01" | "40001"))
        || (db.code().as_deref() == Some("XX000") && db.message().contains("tuple concurrently updated"))
}

/// Sends statements that hold no data, in one flight.
pub(crate) async fn batch(conn: &mut PgConnection, sql: String) -> Result<(), sqlx::Error> {
    conn.execute(AssertSqlSafe(sql)).await.map(drop)
}
