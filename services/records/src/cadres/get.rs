use super::{
    query,
    view::{self, CadreOut},
};
use crate::Records;
use axum::extract::State;
use kernel::CadreId;
use rest::{Answer, Ctx, Path};

/// Show the record of a cadre
///
/// With what agrees with the file and what does not, how far penalties reach, and the appointments. What is sealed is
/// masked.
#[utoipa::path(get, path = "/cadres/{id}", tag = "cadres", operation_id = "get_cadre",
    params(("id" = CadreId, Path)), responses((status = OK, body = CadreOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<CadreId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let out = view::detail(&records.desk(&ctx), &ctx, &placed).await?;
    ctx.read_version(out.version, &out)
}
