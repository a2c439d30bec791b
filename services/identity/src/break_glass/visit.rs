use super::store;
use crate::state::App;
use kernel::EntryId;
use rest::{Call, Problem, kinds};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// The session is that of an operator who looks in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OperatorVisit)]
pub struct Visit {
    pub entry_id: EntryId,
    pub operator_name: String,
    #[serde(with = "time::serde::rfc3339")]
    pub ends_at: OffsetDateTime,
    /// Where the operator came from, without a slash at the end.
    pub platform_url: String,
}

/// The entry of a request, where it is one.
///
/// # Errors
/// 401 when it is over.
pub(crate) async fn visit(app: &App, call: &Call) -> Result<Option<Visit>, Problem> {
    let Some(id) = call.claims().entry() else { return Ok(None) };
    let row = store::find(call.tx(), id).await?.filter(|row| row.is_open(call.now()));
    let row = row.ok_or_else(|| kinds::UNAUTHENTICATED.problem())?;
    let ends_at = row.ends_at.unwrap_or(call.now());
    let platform_url = app.mailer().platform_url();
    Ok(Some(Visit { entry_id: id, operator_name: row.operator_name, ends_at, platform_url }))
}
