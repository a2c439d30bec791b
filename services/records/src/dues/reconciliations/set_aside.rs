use super::{
    get::{reached, whole},
    view::ReconciliationOut,
};
use crate::{
    Records,
    desk::Desk,
    dues::{
        problems::UNKNOWN_LINE,
        store::{line, reconciliation::Model},
        words::LineState,
    },
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DuesLineId, DuesReconciliationId};
use rest::{Answer, Ctx, Json, Path, Problem};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Which line is none of the dues, and why.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DuesLineSetAside)]
pub struct SetAside {
    pub line_id: DuesLineId,
    pub reason: String,
}

/// Set a line aside that is none of the dues
#[utoipa::path(post, path = "/dues/reconciliations/{id}/set-aside", tag = "dues",
    operation_id = "set_aside_dues_line", request_body = SetAside, params(("id" = DuesReconciliationId, Path)),
    responses((status = OK, body = ReconciliationOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DuesReconciliationId>,
    Json(wanted): Json<SetAside>,
) -> Answer {
    let desk = records.desk(&ctx);
    let run = reached(&ctx, &desk, id, Action::Import).await?;
    set_aside(&desk, &run, wanted).await?;
    let out = whole(&desk, run).await?;
    ctx.reply(StatusCode::OK, &out).await
}

/// # Errors
/// When there is no such line, or it was settled.
pub async fn set_aside(desk: &Desk<'_>, run: &Model, wanted: SetAside) -> Result<(), Problem> {
    let reason = text::required(wanted.reason, "/reason", 200)?;
    let found = line::claim(desk.tx, run.id, vec![wanted.line_id]).await?.pop();
    let found = found.filter(|line| line.state == LineState::Open);
    let found = found.ok_or_else(|| UNKNOWN_LINE.at("/line_id"))?;
    let row = line::Model {
        state: LineState::SetAside,
        reason: Some(reason.clone()),
        settled_by: desk.who.id,
        settled_at: Some(desk.now),
        ..found
    };
    line::update(desk.tx, row.clone()).await?;
    let new = Some(
        json!({ "reconciliation_id": run.id, "transaction_no": row.transaction_no, "amount": row.amount }),
    );
    let (subject_id, why) = (Some(row.id.0), Some(reason));
    desk.audit(Entry { action: "set_aside", subject: "dues", subject_id, old: None, new, why }).await
}
