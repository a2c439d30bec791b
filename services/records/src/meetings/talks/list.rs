use super::{
    owed,
    store::{self, Column},
    view::{self, TalkOut},
    words::TalkState,
};
use crate::{Records, meetings::duties, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{MeetingId, MemberId, TalkId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::IntoParams;

/// Which talks to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub unit_id: Option<UnitId>,
    pub year: Option<i32>,
    pub state: Option<TalkState>,
    /// One of the two.
    pub member_id: Option<MemberId>,
    /// Those that prepare this meeting.
    pub meeting_id: Option<MeetingId>,
}

/// The last talk of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    #[serde(deserialize_with = "crate::dates::day")]
    day: Date,
    id: TalkId,
}

/// List the heart-to-heart talks of units
#[utoipa::path(get, path = "/talks", tag = "meetings", operation_id = "list_talks", params(Wanted, Page),
    responses((status = OK, body = Paged<TalkOut>)))]
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
        condition = condition.add(Column::UnitId.eq(unit.id));
    }
    if let Some(year) = wanted.year {
        let (first, last) = owed::span(duties::meant(year)?);
        condition = condition.add(Column::Day.between(first, last));
    }
    condition = condition
        .add_option(wanted.state.map(|state| Column::State.eq(state)))
        .add_option(wanted.member_id.map(store::of))
        .add_option(wanted.meeting_id.map(|meeting| Column::MeetingId.eq(meeting)))
        .add_option(page.after::<Place>()?.map(|Place { day, id }| store::before(day, id)));
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |talk| Place { day: talk.day, id: talk.id });
    let items = view::items(&records.desk(&ctx), &ctx, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
