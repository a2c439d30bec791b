use super::{
    store::{Column, Entity},
    view::{self, SpellOut},
};
use crate::{
    Records,
    registers::{query, spells, view::Wanted},
};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{MemberId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use utoipa::IntoParams;

/// Which stays to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WantedStays {
    /// Only those that have not ended, or only those that have.
    open: Option<bool>,
    member_id: Option<MemberId>,
    /// Members of this unit and of everything below it.
    unit_id: Option<UnitId>,
    /// Only stays outside the country, or only those within.
    abroad: Option<bool>,
}

/// List floating members
#[utoipa::path(get, path = "/floating-spells", tag = "registers", operation_id = "list_floating_spells",
    params(WantedStays, Page), responses((status = OK, body = Paged<SpellOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<WantedStays>,
    page: Page,
) -> Answer {
    let WantedStays { open, member_id, unit_id, abroad } = wanted;
    let condition = query::listed::<Entity>(&ctx, &Wanted { open, member_id, unit_id }, &page).await?;
    let condition = condition.add_option(abroad.map(outside));
    let cut = spells::cut::<Entity>(ctx.tx(), condition, &page).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let items = view::shown(&records.desk(&ctx), &open, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

fn outside(abroad: bool) -> Condition {
    if abroad {
        Condition::all().add(Column::Abroad.eq(true))
    } else {
        Condition::any().add(Column::Abroad.is_null()).add(Column::Abroad.eq(false))
    }
}
