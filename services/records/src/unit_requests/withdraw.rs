use super::{
    query::{self, Placed},
    store, tell,
    view::{self, UnitRequestOut},
    words::RequestState,
};
use crate::Records;
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::UnitRequestId;
use rest::{Answer, Ctx, IfMatch, Path, kinds};

/// Take a request for a unit back
#[utoipa::path(post, path = "/unit-requests/{id}/withdraw", tag = "unit-requests",
    operation_id = "withdraw_unit_request", params(("id" = UnitRequestId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = UnitRequestOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<UnitRequestId>,
    version: IfMatch,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update, version).await?;
    let desk = records.desk(&ctx);
    let mut new = placed.request.clone();
    new.state = RequestState::Withdrawn;
    let saved = store::update(desk.tx, new, desk.now).await?;
    let request = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::changed(&desk, "withdraw_unit_request", Some(&placed.request), &request).await?;
    let version = request.version;
    let out = view::detail(&desk, &ctx, &Placed { request, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
