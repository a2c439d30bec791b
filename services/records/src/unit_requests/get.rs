use super::{
    query,
    view::{self, UnitRequestOut},
};
use crate::Records;
use axum::extract::State;
use kernel::UnitRequestId;
use rest::{Answer, Ctx, Path};

/// Show a request for a unit, with what stands in its way
#[utoipa::path(get, path = "/unit-requests/{id}", tag = "unit-requests", operation_id = "get_unit_request",
    params(("id" = UnitRequestId, Path)), responses((status = OK, body = UnitRequestOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<UnitRequestId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let version = placed.request.version;
    let out = view::detail(&records.desk(&ctx), &ctx, &placed).await?;
    ctx.read_version(version, &out)
}
