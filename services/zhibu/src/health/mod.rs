//! Whether this process lives, and whether it can do its work.
//!
//! `/healthz` says that it lives. `/readyz` asks everything it depends on, briefly: without a database it is not
//! ready (503); without Redis, documents or mail it works on with less and says so.

mod dependencies;
mod report;

use crate::app::{Kit, Local};
use anyhow::{Context, Result};
use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use dependencies::Dependencies;
use http::StatusCode;
use report::Report;
use serde_json::json;
use settings::Part;
use std::{
    net::IpAddr,
    sync::Arc,
    time::{Duration, Instant},
};
use tenancy::Directory;
use tokio::sync::Mutex;

/// An answer is given again for so long: whoever asks without end asks this process, not what it depends on.
const FRESH: Duration = Duration::from_secs(1);

/// Asks what this process depends on.
#[derive(Clone)]
pub struct Health(Arc<Inside>);

struct Inside {
    dependencies: Dependencies,
    /// None: no gateway is here, and whoever reaches the process is inside.
    public: Option<Directory>,
    last: Mutex<Option<(Instant, Report)>>,
}

impl Health {
    pub fn new(kit: &Kit, local: &Local) -> Result<Self> {
        let public = kit.settings.server.runs(Part::Gateway).then(|| kit.deployment.directory());
        let dependencies = Dependencies::of(kit, local).context("mail")?;
        Ok(Self(Arc::new(Inside { dependencies, public, last: Mutex::new(None) })))
    }

    /// `/healthz` and `/readyz`.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/healthz", get(async || "ok"))
            .route("/readyz", get(ready))
            .with_state(self.clone())
    }

    /// How things stand. Who comes while others ask waits for their answer.
    pub async fn report(&self) -> Report {
        let mut last = self.0.last.lock().await;
        if let Some((at, report)) = &*last
            && at.elapsed() < FRESH
        {
            return report.clone();
        }
        let report = Report::of(self.0.dependencies.ask().await);
        *last = Some((Instant::now(), report.clone()));
        report
    }

    /// Whether details may be told at this host. An organisation's people need not know what its platform is
    /// made of; who asks by number or at the platform's own host runs it.
    fn tells(&self, host: &str) -> bool {
        let Some(directory) = &self.0.public else { return true };
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let number = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        number.is_ok() || directory.is_platform(host)
    }
}

async fn ready(State(health): State<Health>, uri: Uri, headers: HeaderMap) -> Response {
    let report = health.report().await;
    let status = if report.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let named = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    let host = uri.authority().map(|authority| authority.as_str()).or(named).unwrap_or_default();
    let fresh = [(header::CACHE_CONTROL, "no-store")];
    if health.tells(host) {
        return (status, fresh, Json(report)).into_response();
    }
    (status, fresh, Json(json!({ "ready": report.ready }))).into_response()
}
