use super::{
    query,
    rules::{ElectionState, Step},
    step,
    take_back::ReasonIn,
    view::ElectionOut,
};
use crate::{Records, text};
use axum::{extract::State, http::StatusCode};
use kernel::ElectionId;
use rest::{Answer, Ctx, IfMatch, Json, Path};

/// Give an election up
///
/// Before its result is settled; what was recorded stays.
#[utoipa::path(post, path = "/elections/{id}/cancel", tag = "elections", operation_id = "cancel_election",
    request_body = ReasonIn, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(wanted): Json<ReasonIn>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::Cancel, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    let reason = text::required(wanted.reason, "/reason", 300)?;
    placed.election.answers.reason = Some(reason.clone());
    placed.election.state = ElectionState::Cancelled;
    placed.election.closed_on = Some(desk.today);
    let placed = step::save(&desk, &old, placed, Step::Cancel, Some(reason)).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
