use super::view::ShareOut;
use crate::{
    Records,
    dues::{place, store::share},
};
use access::Action;
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Path};
use serde::Serialize;
use utoipa::ToSchema;

/// What was ever set for a unit, latest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesShares)]
pub struct Shares {
    items: Vec<ShareOut>,
}

/// List the shares a unit had to pass up
#[utoipa::path(get, path = "/dues/units/{id}/shares", tag = "dues", operation_id = "list_dues_shares",
    params(("id" = UnitId, Path)), responses((status = OK, body = Shares)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<UnitId>) -> Answer {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::List).await?;
    let rows = share::of_unit(desk.tx, unit.id).await?;
    ctx.read(&Shares { items: rows.into_iter().rev().map(ShareOut::from).collect() })
}
