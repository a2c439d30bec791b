//! Whether this process lives, and whether it can do its work.

use crate::app::{Kit, Local};
use axum::{
    Json, Router,
    extract::State,
    response::{IntoResponse, Response},
    routing::get,
};
use http::StatusCode;
use kernel::Service;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde::Serialize;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(2);

/// `/healthz` and `/readyz`.
pub fn router(kit: &Kit, local: &Local) -> Router {
    let services = local.routers.keys().copied().collect();
    Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/readyz", get(ready))
        .with_state(Watched { kit: kit.clone(), services })
}

#[derive(Clone)]
struct Watched {
    kit: Kit,
    services: Vec<Service>,
}

/// One thing this process depends on.
#[derive(Serialize)]
struct Dependency {
    name: String,
    ok: bool,
    /// Without it the process cannot do its work; without the others it does, slower or with less.
    required: bool,
}

#[derive(Serialize)]
struct Report {
    ready: bool,
    /// Names of what is away.
    away: Vec<String>,
    dependencies: Vec<Dependency>,
}

async fn ready(State(watched): State<Watched>) -> Response {
    let kit = &watched.kit;
    let databases = watched.services.iter().map(async |service| Dependency {
        name: format!("postgres:{service}"),
        ok: in_time(database(kit, *service)).await,
        required: true,
    });
    let (mut dependencies, redis, s3) = tokio::join!(
        futures_util::future::join_all(databases),
        in_time(redis(kit)),
        in_time(async { kit.store.ping().await.is_ok() }),
    );
    let optional = [("redis", redis), ("s3", s3)];
    dependencies.extend(optional.map(|(name, ok)| Dependency { name: name.to_owned(), ok, required: false }));
    let ready = dependencies.iter().all(|dependency| dependency.ok || !dependency.required);
    let away = dependencies.iter().filter(|d| !d.ok).map(|d| d.name.clone()).collect();
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Report { ready, away, dependencies })).into_response()
}

async fn in_time(asked: impl Future<Output = bool>) -> bool {
    tokio::time::timeout(PATIENCE, asked).await.unwrap_or(false)
}

async fn database(kit: &Kit, service: Service) -> bool {
    let Ok(tx) = kit.deployment.platform_db(service).begin().await else { return false };
    tx.query_one_raw(Statement::from_string(DbBackend::Postgres, "SELECT 1 AS one")).await.is_ok()
}

async fn redis(kit: &Kit) -> bool {
    let Some(client) = &kit.redis else { return false };
    let Ok(mut connection) = client.get_multiplexed_async_connection().await else { return false };
    redis::cmd("PING").query_async::<String>(&mut connection).await.is_ok()
}
