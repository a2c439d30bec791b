//! Whether this process lives, and whether it can do its work.
//!
//! `/healthz` says that it lives. `/readyz` asks everything it depends on, briefly: without a database it is not
//! ready (503); without Redis, documents or mail it works on with less. Whoever asks hears what is away, the same at every
//! host; what all there is to depend on is told where metrics are, and by a process that only others of the platform reach.

mod dependencies;
mod report;

use crate::app::{Kit, Local};
use anyhow::{Context, Result};
use axum::{
    Json, Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use dependencies::Dependencies;
use http::StatusCode;
use report::Report;
use serde_json::json;
use settings::Part;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;

/// An answer is given again for so long: whoever asks without end asks this process, not what it depends on.
const FRESH: Duration = Duration::from_secs(1);

/// Asks what this process depends on.
#[derive(Clone)]
pub struct Health(Arc<Inside>);

struct Inside {
    dependencies: Dependencies,
    /// Where no gateway is, whoever reaches the process is inside.
    public: bool,
    last: Mutex<Option<(Instant, Report)>>,
}

impl Health {
    pub fn new(kit: &Kit, local: &Local) -> Result<Self> {
        let public = kit.settings.server.runs(Part::Gateway);
        let dependencies = Dependencies::of(kit, local).context("mail")?;
        Ok(Self(Arc::new(Inside { dependencies, public, last: Mutex::new(None) })))
    }

    /// `/healthz` and `/readyz`, as this process tells them where it listens.
    pub fn router(&self) -> Router {
        let told = if self.0.public { get(ready) } else { get(standing) };
        Router::new().route("/healthz", get(async || "ok")).route("/readyz", told).with_state(self.clone())
    }

    /// `/readyz` with all this process depends on.
    pub fn inside(&self) -> Router {
        Router::new().route("/readyz", get(standing)).with_state(self.clone())
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
}

/// As much as whoever watches needs: what an organisation's platform is made of is nobody's business.
async fn ready(State(health): State<Health>) -> Response {
    let report = health.report().await;
    (status(&report), FRESH_EACH_TIME, Json(json!({ "ready": report.ready, "away": report.away })))
        .into_response()
}

async fn standing(State(health): State<Health>) -> Response {
    let report = health.report().await;
    (status(&report), FRESH_EACH_TIME, Json(report)).into_response()
}

const FRESH_EACH_TIME: [(header::HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

fn status(report: &Report) -> StatusCode {
    if report.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}
