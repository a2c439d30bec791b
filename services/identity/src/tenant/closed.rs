use crate::state::App;
use rest::{Call, Problem};
use serde::Serialize;
use tenancy::TenantState;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Why an organisation is out of use. Its administrators alone still come in, to take its data out.
#[derive(Debug, Serialize, ToSchema)]
pub struct TenantClosed {
    /// In the words of whoever runs the platform.
    reason: Option<String>,
    /// When everything is deleted; none while it is only suspended.
    #[serde(with = "time::serde::rfc3339::option")]
    closes_at: Option<OffsetDateTime>,
}

/// Nothing where the organisation is in use.
///
/// # Errors
/// When the database is away.
pub(crate) async fn closed(app: &App, call: &Call) -> Result<Option<TenantClosed>, Problem> {
    let entry = app.entry(call.claims()).await?;
    let reason = match entry.state {
        TenantState::Active | TenantState::Creating => return Ok(None),
        TenantState::Suspended => entry.suspended_reason.clone(),
        TenantState::Closing => entry.closing_reason.clone(),
    };
    Ok(Some(TenantClosed { reason, closes_at: entry.closes_at }))
}
