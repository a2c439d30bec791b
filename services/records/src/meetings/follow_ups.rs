use super::{
    query::{self, Placed},
    store::{self, follow_up::Column, meeting},
    view::{FollowUpOut, MeetingItem, items},
};
use crate::{Records, desk::Desk, members, units};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{FollowUpId, MeetingId, UnitId};
use rest::{Answer, Call, Ctx, Page, Paged, Problem, Query, kinds};
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Which follow-ups to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Of meetings of this unit and its groups.
    pub unit_id: Option<UnitId>,
    pub meeting_id: Option<MeetingId>,
    /// Those that are done, or those that are not; both when absent.
    pub done: Option<bool>,
    /// Only what oneself was given to do.
    pub mine: Option<bool>,
}

/// A follow-up with the meeting it is of.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListedFollowUp {
    #[serde(flatten)]
    pub follow_up: FollowUpOut,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub subject: String,
    pub day: Date,
}

/// The last one of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    #[serde(deserialize_with = "crate::dates::day")]
    due_on: Date,
    id: FollowUpId,
}

/// List what meetings have given people to do, the first due first
#[utoipa::path(get, path = "/meetings/follow-ups", tag = "meetings", operation_id = "list_follow_ups",
    params(Wanted, Page), responses((status = OK, body = Paged<ListedFollowUp>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let mut condition = seen(&ctx).await?;
    if let Some(unit) = wanted.unit_id {
        let units = meeting::Column::UnitId.in_subquery(units::ids_with_groups(unit));
        let meetings = store::meeting_ids(Condition::all().add(units));
        condition = condition.add(Column::MeetingId.in_subquery(meetings));
    }
    if let Some(meeting) = wanted.meeting_id {
        condition = condition.add(Column::MeetingId.eq(meeting));
    }
    match wanted.done {
        Some(true) => condition = condition.add(Column::DoneOn.is_not_null()),
        Some(false) => condition = condition.add(Column::DoneOn.is_null()),
        None => {}
    }
    if wanted.mine == Some(true) {
        condition = match ctx.member() {
            Some(own) => condition.add(Column::OwnerId.eq(own)),
            None => condition.add(Expr::val(false)),
        };
    }
    let after = page.after()?.map(|Place { due_on, id }| (due_on, id));
    let found = store::follow_up_page(ctx.tx(), condition, after, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |one| Place { due_on: one.due_on, id: one.id });
    let items = shown(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

/// Those of meetings within reach, and what oneself was given to do.
///
/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen(call: &Call) -> Result<Condition, Problem> {
    let reach = call.reach(Action::List, ResourceKind::Meeting).await?;
    let own = query::own(call).await?;
    if reach.is_nothing() && own.is_none() {
        return Err(kinds::FORBIDDEN.problem());
    }
    let Some(units) = units::ids_within(&reach) else { return Ok(Condition::all()) };
    let within = store::meeting_ids(Condition::all().add(meeting::Column::UnitId.in_subquery(units)));
    let any = Condition::any().add(Column::MeetingId.in_subquery(within));
    Ok(Condition::all().add(match own {
        Some(own) => any.add(Column::OwnerId.eq(own)),
        None => any,
    }))
}

/// One that somebody reports on, with its meeting for this transaction alone: whoever was given it may, and whoever keeps
/// the records of the unit.
///
/// # Errors
/// 404 when there is none within reach, 403 when it is nothing of one's own.
pub async fn claimed(call: &Call, id: FollowUpId) -> Result<(Placed, store::follow_up::Model), Problem> {
    let seen = match seen(call).await {
        Ok(seen) => seen,
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => return Err(kinds::NOT_FOUND.problem()),
        Err(problem) => return Err(problem),
    };
    let found = store::follow_up_within(call.tx(), id, seen.clone()).await?;
    let found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    // whoever changes the record meanwhile has to wait, or has been waited for
    let meeting = store::claim(call.tx(), found.meeting_id).await?;
    let meeting = meeting.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let found = store::follow_up_within(call.tx(), id, seen).await?;
    let found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let mut unit = units::by_ids(call.tx(), vec![meeting.unit_id]).await?;
    let unit = unit.remove(&meeting.unit_id).ok_or_else(|| kinds::INTERNAL.problem())?;
    let thing = Thing::within(ResourceKind::Meeting, unit.path.as_str()).about(found.owner_id);
    if !call.may(Action::TakePart, &thing).await? {
        call.authorize(Action::Update, &thing).await?;
    }
    Ok((Placed { meeting, unit, own: None }, found))
}

/// # Errors
/// When the database is away.
pub async fn shown(
    desk: &Desk<'_>,
    all: Vec<store::follow_up::Model>,
) -> Result<Vec<ListedFollowUp>, Problem> {
    let meetings = store::by_ids(desk.tx, all.iter().map(|one| one.meeting_id).collect()).await?;
    let meetings: HashMap<MeetingId, MeetingItem> =
        items(desk, meetings).await?.into_iter().map(|meeting| (meeting.id, meeting)).collect();
    let names = members::names(desk.tx, all.iter().filter_map(|one| one.owner_id).collect()).await?;
    let out = |one: store::follow_up::Model| {
        let meeting = meetings.get(&one.meeting_id).ok_or_else(|| kinds::INTERNAL.problem())?;
        Ok(ListedFollowUp {
            unit_id: meeting.unit_id,
            unit_name: meeting.unit_name.clone(),
            subject: meeting.subject.clone(),
            day: meeting.day,
            follow_up: FollowUpOut::of(desk, one, &names),
        })
    };
    all.into_iter().map(out).collect()
}
