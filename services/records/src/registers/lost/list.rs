use super::{
    store::Entity,
    view::{self, LostOut},
};
use crate::{
    Records,
    registers::{query, spells, view::Wanted},
};
use axum::extract::State;
use rest::{Answer, Ctx, Page, Paged, Query};

/// List members out of contact
#[utoipa::path(get, path = "/lost-contacts", tag = "registers", operation_id = "list_lost_contacts",
    params(Wanted, Page), responses((status = OK, body = Paged<LostOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let condition = query::listed::<Entity>(&ctx, &wanted, &page).await?;
    let cut = spells::cut::<Entity>(ctx.tx(), condition, &page).await?;
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
