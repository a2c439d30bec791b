use super::{
    store::{self, Column},
    view::HonourOut,
};
use crate::{members, units};
use access::{Action, Reach, ResourceKind};
use kernel::{HonourId, MemberId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use utoipa::IntoParams;

/// Whose honours to list; all within reach when neither is named.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub member_id: Option<MemberId>,
    /// Those of the unit itself.
    pub unit_id: Option<UnitId>,
}

/// List commendations and honours
#[utoipa::path(get, path = "/honours", tag = "honours", operation_id = "list_honours", params(Wanted, Page),
    responses((status = OK, body = Paged<HonourOut>)))]
pub async fn handle(ctx: Ctx, Query(wanted): Query<Wanted>, page: Page) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Honour).await?;
    let of_unit = |id: UnitId| Condition::all().add(Column::UnitId.eq(id)).add(Column::MemberId.is_null());
    let condition = within(&reach)
        .add_option(wanted.member_id.map(|id| Column::MemberId.eq(id)))
        .add_option(wanted.unit_id.map(of_unit))
        .add_option(page.after::<HonourId>()?.map(|after| Column::Id.lt(after)));
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |row| row.id);
    ctx.read(&cut.map(HonourOut::from))
}

/// Those entered within reach, and those of members who belong there now.
pub fn within(reach: &Reach) -> Condition {
    let entered = units::ids_within(reach).map(|units| Column::UnitId.in_subquery(units));
    let theirs = members::ids_within(reach).map(|members| Column::MemberId.in_subquery(members));
    match (entered, theirs) {
        (Some(entered), Some(theirs)) => Condition::all().add(Condition::any().add(entered).add(theirs)),
        _ => Condition::all(),
    }
}
