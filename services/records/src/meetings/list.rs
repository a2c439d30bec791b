use super::{
    store::{self, meeting::Column},
    view::{self, MeetingItem},
    words::MeetingState,
};
use crate::{Records, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{MeetingId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use rulepack::organisational_life::MeetingKind;
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, extension::postgres::PgBinOper},
};
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::IntoParams;

/// Which meetings to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// This unit and its groups.
    pub unit_id: Option<UnitId>,
    pub kind: Option<MeetingKind>,
    pub state: Option<MeetingState>,
    /// Held or planned on this day or later.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub from: Option<Date>,
    /// Held or planned on this day or earlier.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub to: Option<Date>,
}

/// The last meeting of the page before.
#[derive(Serialize, Deserialize)]
pub struct Place {
    #[serde(deserialize_with = "crate::dates::day")]
    pub day: Date,
    pub id: MeetingId,
}

/// List the meetings of units
#[utoipa::path(get, path = "/meetings", tag = "meetings", operation_id = "list_meetings", params(Wanted, Page),
    responses((status = OK, body = Paged<MeetingItem>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Meeting).await?;
    let mut condition = units::reached_by(&reach, Column::UnitId);
    if let Some(unit) = wanted.unit_id {
        let unit = units::named(&ctx, unit, &units::UNKNOWN_UNIT, "?unit_id").await?;
        condition = condition.add(Column::UnitId.in_subquery(units::ids_with_groups(unit.id)));
    }
    if let Some(kind) = wanted.kind {
        let words = Expr::val(vec![kind.to_string()]);
        condition = condition.add(Expr::col(Column::Kinds).binary(PgBinOper::Contains, words));
    }
    if let Some(state) = wanted.state {
        condition = condition.add(Column::State.eq(state));
    }
    condition = within(condition, wanted.from, wanted.to);
    if let Some(Place { day, id }) = page.after()? {
        condition = condition.add(store::before(day, id));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |meeting| Place { day: meeting.day, id: meeting.id });
    let items = view::items(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

/// Between two days, both included.
pub fn within(mut condition: Condition, from: Option<Date>, to: Option<Date>) -> Condition {
    if let Some(from) = from {
        condition = condition.add(Column::Day.gte(from));
    }
    if let Some(to) = to {
        condition = condition.add(Column::Day.lte(to));
    }
    condition
}
