use super::{
    store::{self, Column},
    view::{self, VisitorOut},
};
use crate::{Records, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{UnitId, VisitingMemberId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use time::Date;
use utoipa::IntoParams;

/// Which of them to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WantedVisitors {
    /// Only those who are here, or only those whose time is over.
    open: Option<bool>,
    /// Of this unit alone.
    unit_id: Option<UnitId>,
}

/// List members of organisations elsewhere who take part here
#[utoipa::path(get, path = "/visiting-members", tag = "registers", operation_id = "list_visiting_members",
    params(WantedVisitors, Page), responses((status = OK, body = Paged<VisitorOut>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<WantedVisitors>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Member).await?;
    let desk = records.desk(&ctx);
    let mut condition = units::reached_by(&reach, Column::UnitId)
        .add_option(wanted.open.map(|open| here(open, desk.today)))
        .add_option(page.after::<VisitingMemberId>()?.map(|after| Column::Id.lt(after)));
    if let Some(unit) = wanted.unit_id {
        let unit = units::named(&ctx, unit, &units::UNKNOWN_UNIT, "?unit_id").await?;
        condition = condition.add(Column::UnitId.eq(unit.id));
    }
    let cut = Paged::cut(store::page(desk.tx, condition, page.fetch()).await?, &page, |one| one.id);
    let items = view::shown(&desk, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

fn here(open: bool, today: Date) -> Condition {
    let on = Condition::any().add(Column::Until.is_null()).add(Column::Until.gte(today));
    let on = Condition::all().add(on).add(Column::EndRecordedAt.is_null());
    if open { on } else { on.not() }
}
