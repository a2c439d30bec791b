use super::insider::Insider;
use crate::state::App;
use axum::{extract::State, http::StatusCode, response::IntoResponse};
use kernel::{SHANGHAI, TenantKey, business_date};
use rest::{Answer, Json};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use serde::Deserialize;
use tenancy::{
    PlatformTx,
    quota::{self, AT_WORK, Quota, REQUESTS, STANDING},
};
use time::OffsetDateTime;

/// What one organisation asked within an hour.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    tenant: TenantKey,
    #[serde(with = "time::serde::rfc3339")]
    hour: OffsetDateTime,
    requests: u64,
    /// The most within one second; a gateway that is one step behind does not say.
    #[serde(default)]
    peak: u64,
    /// When somebody who is logged in asked last.
    #[serde(with = "time::serde::rfc3339::option")]
    last: Option<OffsetDateTime>,
}

/// What one gateway counted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    lines: Vec<Line>,
}

const ADD: &str = "INSERT INTO traffic AS t (tenant_key, hour, requests) \
     SELECT key, $2, $3 FROM tenants WHERE key = $1 AND tenant_id IS NOT NULL \
     ON CONFLICT (tenant_key, hour) DO UPDATE SET requests = t.requests + excluded.requests";

/// Counts of requests, from a gateway.
pub async fn traffic(State(app): State<App>, _: Insider, Json(counted): Json<Counted>) -> Answer {
    let mut lines = counted.lines;
    // all gateways take the rows in the same order, so that none waits for another in a circle
    lines.sort_by(|a, b| (&a.tenant, a.hour).cmp(&(&b.tenant, b.hour)));
    let tx = app.platform().begin().await?;
    for line in &lines {
        note(&tx, line).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn note(tx: &PlatformTx, line: &Line) -> Result<(), DbErr> {
    let requests = i64::try_from(line.requests).unwrap_or(i64::MAX);
    let values = [line.tenant.as_str().into(), line.hour.into(), requests.into()];
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, ADD, values)).await?;
    let day = business_date(line.hour, SHANGHAI);
    quota::note(tx, &line.tenant, (REQUESTS, day), line.requests, false).await?;
    if line.peak > 0 {
        quota::note(tx, &line.tenant, (Quota::Requests.as_str(), day), line.peak, true).await?;
    }
    if let Some(last) = line.last {
        let second = u64::try_from(last.unix_timestamp()).unwrap_or_default();
        quota::note(tx, &line.tenant, (AT_WORK, STANDING), second, true).await?;
    }
    Ok(())
}
