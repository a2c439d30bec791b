use super::{
    confirm, query,
    rules::{ElectionState, Step},
    step,
    view::ElectionOut,
};
use crate::{Records, dates, text};
use axum::{extract::State, http::StatusCode};
use kernel::ElectionId;
use rest::{Answer, Ctx, IfMatch, Json, Path};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// Why the committee above does not approve a result.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ElectionRefusal {
    pub reason: String,
    pub decided_on: Date,
}

/// Refuse the result of an election
///
/// Nobody takes a post; the unit elects anew.
#[utoipa::path(post, path = "/elections/{id}/refusal", tag = "elections", operation_id = "refuse_election",
    request_body = ElectionRefusal, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(wanted): Json<ElectionRefusal>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::Refuse, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    dates::past(wanted.decided_on, desk.today, "/decided_on")?;
    confirm::not_before(&placed, wanted.decided_on)?;
    let reason = text::required(wanted.reason, "/reason", 300)?;
    placed.election.answers.reason = Some(reason.clone());
    placed.election.state = ElectionState::Refused;
    placed.election.closed_on = Some(wanted.decided_on);
    let placed = step::save(&desk, &old, placed, Step::Refuse, Some(reason)).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
