use super::{
    store::Entity,
    view::{self, SuspensionOut},
};
use crate::{
    Records,
    registers::{query, spells, view::Wanted},
};
use axum::extract::State;
use rest::{Answer, Ctx, Page, Paged, Query};

/// List members whose rights rest
#[utoipa::path(get, path = "/rights-suspensions", tag = "registers", operation_id = "list_rights_suspensions",
    params(Wanted, Page), responses((status = OK, body = Paged<SuspensionOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let desk = records.desk(&ctx);
    let condition = query::listed_on::<Entity>(&ctx, &wanted, &page, desk.today).await?;
    let cut = spells::cut::<Entity>(ctx.tx(), condition, &page).await?;
    let items = view::shown(&desk, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
