use super::{
    query,
    view::{self, ElectionOut},
};
use crate::Records;
use axum::extract::State;
use kernel::ElectionId;
use rest::{Answer, Ctx, Path};

/// Show an election: what was recorded, and what may be done next
#[utoipa::path(get, path = "/elections/{id}", tag = "elections", operation_id = "get_election",
    params(("id" = ElectionId, Path)), responses((status = OK, body = ElectionOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<ElectionId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let version = placed.election.version;
    let out = view::detail(&records.desk(&ctx), &ctx, &placed).await?;
    ctx.read_version(version, &out)
}
