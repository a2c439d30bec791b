use super::{
    store::{Column, Entity},
    view::{self, SpellOut},
};
use crate::{
    Records,
    registers::{query::lasting, spells},
    units,
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{SpellId, UnitId};
use rest::{Answer, Ctx, Page, Path};
use rulepack::{Basis, transfers::InflowRight};
use sea_orm::ColumnTrait;
use serde::Serialize;
use utoipa::ToSchema;

/// Who takes part in a unit while the formal relation stays with another.
#[derive(Debug, Serialize, ToSchema)]
pub struct InflowMembers {
    /// The newest entry first.
    items: Vec<SpellOut>,
    /// Cursor of the next page; none on the last.
    next: Option<String>,
    /// What they may do here. What is not named they do where their relation is.
    #[schema(inline)]
    rights: Vec<InflowRight>,
    basis: Basis,
}

/// List members of other units who take part in a unit
///
/// The other side of the register of floating members: who came, from where, since when, and what they may do here.
#[utoipa::path(get, path = "/units/{id}/inflow", tag = "registers", operation_id = "list_inflow_members",
    params(("id" = UnitId, Path), Page), responses((status = OK, body = InflowMembers)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<UnitId>, page: Page) -> Answer {
    let unit = units::reached(&ctx, id).await?;
    ctx.authorize(Action::List, &Thing::within(ResourceKind::Member, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let here = lasting(Column::Since, Column::Until, desk.today)
        .add(Column::InflowUnitId.eq(unit.id))
        .add_option(page.after::<SpellId>()?.map(|after| Column::Id.lt(after)));
    let cut = spells::cut::<Entity>(ctx.tx(), here, &page).await?;
    // how they are reached is for those who may see it at home
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let items = view::shown(&desk, &open, cut.items).await?;
    let rule = desk.pack.transfers.inflow.on(desk.today);
    let rights = rule.value.rights.iter().copied().collect();
    let inflow = InflowMembers { items, next: cut.next, rights, basis: rule.basis("transfers.inflow") };
    ctx.read(&inflow)
}
