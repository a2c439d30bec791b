use super::{
    store::{Column, Entity},
    view::{self, SpellOut},
};
use crate::{
    Records,
    registers::{
        query::{self, Columns},
        spells,
        view::Wanted,
    },
};
use access::{Action, ResourceKind};
use axum::extract::State;
use rest::{Answer, Ctx, Page, Paged, Query};

/// List floating members
#[utoipa::path(get, path = "/floating-spells", tag = "registers", operation_id = "list_floating_spells",
    params(Wanted, Page), responses((status = OK, body = Paged<SpellOut>)))]
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
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let items = view::shown(&records.desk(&ctx), &open, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
