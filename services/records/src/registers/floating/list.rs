use super::{
    store::{self, Column},
    view::{self, SpellOut},
};
use crate::{
    Records,
    members::{self, problems::UNKNOWN_UNIT},
    registers::view::Wanted,
    units,
};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::SpellId;
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};

/// List floating members
#[utoipa::path(get, path = "/floating-spells", tag = "registers", operation_id = "list_floating_spells",
    params(Wanted, Page), responses((status = OK, body = Paged<SpellOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Member).await?;
    let mut condition = Condition::all();
    if let Some(members) = members::ids_within(&reach) {
        condition = condition.add(Column::MemberId.in_subquery(members));
    }
    if let Some(unit) = wanted.unit_id {
        let unit = units::reached(&ctx, unit).await;
        let unit = unit.map_err(|problem| units::outside(problem, &UNKNOWN_UNIT, "?unit_id"))?;
        condition = condition.add(Column::MemberId.in_subquery(members::ids_below(&unit.path)));
    }
    if let Some(member) = wanted.member_id {
        condition = condition.add(Column::MemberId.eq(member));
    }
    match wanted.open {
        Some(true) => condition = condition.add(Column::Until.is_null()),
        Some(false) => condition = condition.add(Column::Until.is_not_null()),
        None => {}
    }
    if let Some(after) = page.after::<SpellId>()? {
        condition = condition.add(Column::Id.lt(after));
    }
    let cut = Paged::cut(store::page(ctx.tx(), condition, page.fetch()).await?, &page, |spell| spell.id);
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let items = view::shown(&records.desk(&ctx), &open, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
