use super::{
    store::{Column, Entity},
    view::{self, LostOut},
};
use crate::{
    Records,
    registers::{
        query::{self, Columns},
        spells,
        view::Wanted,
    },
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
    let columns = Columns { id: Column::Id, member: Column::MemberId, until: Column::Until };
    let condition = query::listed(&ctx, &wanted, &page, columns).await?;
    let cut =
        Paged::cut(spells::page::<Entity>(ctx.tx(), condition, page.fetch()).await?, &page, |spell| spell.id);
    let items = view::shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
