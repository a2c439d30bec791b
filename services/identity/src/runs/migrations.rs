//! How the schemas of all organisations get to a new version, and holding that for a while.

use super::{problems, store};
use crate::{
    operators::{self, Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{OperatorId, Service, TenantId, TenantKey};
use rest::{Answer, Problem, kinds};
use serde::Serialize;
use std::collections::HashMap;
use tenancy::migrate::{MigrateError, Migrator, Ring};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Where the schemas of all services stand.
#[derive(Serialize, ToSchema)]
pub struct Migrations {
    /// Who holds migrations; none when they may go on.
    held: Option<Hold>,
    services: Vec<ServiceSchemas>,
}

/// Migrations are held: the run waits before the next organisation.
#[derive(Serialize, ToSchema)]
#[schema(as = MigrationHold)]
pub struct Hold {
    by: OperatorId,
    by_name: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    since: OffsetDateTime,
}

/// One service.
#[derive(Serialize, ToSchema)]
pub struct ServiceSchemas {
    service: Service,
    platform_version: String,
    platform_target: String,
    /// The version of organisations' schemas that this program brings.
    target: String,
    /// Organisations and empty slots at other versions.
    others: Vec<VersionCount>,
    /// Organisations that are not at the target, a hundred at the most.
    behind: Vec<Lagging>,
    last_run: Option<LastRun>,
    /// What the last run could not change.
    failures: Vec<MigrationFailure>,
}

#[derive(Serialize, ToSchema)]
pub struct VersionCount {
    version: String,
    count: u64,
}

/// An organisation that is not at the newest version.
#[derive(Serialize, ToSchema)]
#[schema(as = LaggingTenant)]
pub struct Lagging {
    tenant_id: Option<TenantId>,
    name: Option<String>,
    version: String,
}

#[derive(Serialize, ToSchema)]
#[schema(as = MigrationRun)]
pub struct LastRun {
    target: String,
    total: i32,
    done: i32,
    #[serde(with = "time::serde::rfc3339")]
    started_at: OffsetDateTime,
    /// When it was last heard of.
    #[serde(with = "time::serde::rfc3339")]
    seen_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    finished_at: Option<OffsetDateTime>,
}

#[derive(Serialize, ToSchema)]
pub struct MigrationFailure {
    /// None for an empty slot.
    tenant_id: Option<TenantId>,
    name: Option<String>,
    ring: Ring,
    error: String,
    #[serde(with = "time::serde::rfc3339")]
    failed_at: OffsetDateTime,
}

/// Read how migrations get on
#[utoipa::path(get, path = "/operator/migrations", tag = "operators", operation_id = "get_migrations",
    responses((status = 200, description = "Every service", body = Migrations)))]
pub async fn read(State(app): State<App>, post: Post) -> Answer {
    post.allow(Act::Look)?;
    answer(&app).await
}

/// Hold migrations
///
/// A run that is under way waits before the next organisation; what is done stays done.
#[utoipa::path(post, path = "/operator/migrations/hold", tag = "operators", operation_id = "hold_migrations",
    responses((status = 200, description = "Held", body = Migrations)))]
pub async fn hold(State(app): State<App>, post: Post) -> Answer {
    post.allow(Act::Govern)?;
    let tx = app.platform().begin().await?;
    if !store::hold(&tx, post.id, post.now).await? {
        return Err(problems::MIGRATION_HELD.problem());
    }
    operators::log(&tx, post.deed("migrations.held"), post.now).await?;
    tx.commit().await?;
    answer(&app).await
}

/// Let migrations go on
#[utoipa::path(post, path = "/operator/migrations/release", tag = "operators", operation_id = "release_migrations",
    responses((status = 200, description = "They go on", body = Migrations)))]
pub async fn let_go(State(app): State<App>, post: Post) -> Answer {
    post.allow(Act::Govern)?;
    let tx = app.platform().begin().await?;
    if !store::let_go(&tx).await? {
        return Err(problems::MIGRATION_NOT_HELD.problem());
    }
    operators::log(&tx, post.deed("migrations.released"), post.now).await?;
    tx.commit().await?;
    answer(&app).await
}

async fn answer(app: &App) -> Answer {
    let tx = app.platform().begin().await?;
    let held = store::held(&tx).await?;
    let people = operators::names(&tx).await?;
    drop(tx);
    let hold = |(by, since)| Hold { by, by_name: people.get(&by).cloned(), since };
    let migrator = Migrator::new(app.deployment().clone());
    let mut services = Vec::new();
    for &service in Service::ALL {
        services.push(schemas(app, &migrator, service).await?);
    }
    Ok(Body(Migrations { held: held.map(hold), services }).into_response())
}

async fn schemas(app: &App, migrator: &Migrator, service: Service) -> Result<ServiceSchemas, Problem> {
    let status = migrator.status(service).await.map_err(away)?;
    let (run, stuck) = migrator.last_run(service).await?;
    let lagging = migrator.lagging(service).await?;
    let keys = lagging.iter().map(|(key, _)| key).chain(stuck.iter().map(|stuck| &stuck.key));
    let keys: Vec<TenantKey> = keys.cloned().collect();
    let known = app.directory().of_keys(&keys).await?;
    let known: HashMap<_, _> = known.into_iter().map(|(key, id, name)| (key, (id, name))).collect();
    let who = |key: &TenantKey| known.get(key).cloned().unzip();
    Ok(ServiceSchemas {
        service,
        platform_version: status.platform.0.to_string(),
        platform_target: status.platform.1.to_string(),
        target: status.target.to_string(),
        others: status
            .others
            .iter()
            .map(|(version, count)| VersionCount { version: version.to_string(), count: *count })
            .collect(),
        behind: lagging
            .iter()
            .map(|(key, version)| {
                let (tenant_id, name) = who(key);
                Lagging { tenant_id, name, version: version.to_string() }
            })
            .collect(),
        last_run: run.map(|run| LastRun {
            target: run.target.to_string(),
            total: run.total,
            done: run.done,
            started_at: run.started_at,
            seen_at: run.seen_at,
            finished_at: run.finished_at,
        }),
        failures: stuck
            .into_iter()
            .map(|stuck| {
                let (tenant_id, name) = who(&stuck.key);
                let (ring, error, failed_at) = (stuck.ring, stuck.error, stuck.failed_at);
                MigrationFailure { tenant_id, name, ring, error, failed_at }
            })
            .collect(),
    })
}

fn away(error: MigrateError) -> Problem {
    match error {
        MigrateError::Db(error) => error.into(),
        other => kinds::UNAVAILABLE.problem().retry_after(5).because(other),
    }
}
