use super::{
    list::{Place, within},
    store::{self, meeting::Column},
    view::{self, OwnMeeting},
    words::MeetingState,
};
use crate::{Records, members};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use time::Date;
use utoipa::IntoParams;

/// Which of the own meetings to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub state: Option<MeetingState>,
    /// Held or planned on this day or later.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub from: Option<Date>,
    /// Held or planned on this day or earlier.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub to: Option<Date>,
}

/// List the meetings one is asked to, with the own part in each
#[utoipa::path(get, path = "/meetings/mine", tag = "meetings", operation_id = "list_own_meetings",
    params(Wanted, Page), responses((status = OK, body = Paged<OwnMeeting>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Meeting).about(Some(own))).await?;
    let mut condition = Condition::all().add(Column::Id.in_subquery(store::ids_with(own)));
    if let Some(state) = wanted.state {
        condition = condition.add(Column::State.eq(state));
    }
    condition = within(condition, wanted.from, wanted.to);
    if let Some(Place { day, id }) = page.after()? {
        condition = condition.add(store::before(day, id));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |meeting| Place { day: meeting.day, id: meeting.id });
    let ids = cut.items.iter().map(|meeting| meeting.id).collect();
    let entries = store::lists_of_member(ctx.tx(), own, Some(ids)).await?;
    let items = view::of_own(&records.desk(&ctx), cut.items, entries).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
