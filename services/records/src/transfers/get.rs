use super::{
    query,
    view::{self, TransferOut},
};
use crate::Records;
use axum::extract::State;
use kernel::TransferId;
use rest::{Answer, Ctx, Path};

/// Show a transfer: what happened, and what may be done next
#[utoipa::path(get, path = "/transfers/{id}", tag = "transfers", operation_id = "get_transfer",
    params(("id" = TransferId, Path)), responses((status = OK, body = TransferOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<TransferId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let version = placed.transfer.version;
    let out = view::detail(&records.desk(&ctx), &ctx, &placed).await?;
    ctx.read_version(version, &out)
}
