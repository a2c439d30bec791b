use super::{
    store::{self, follow_up, meeting},
    talks,
    view::{self, OwnMeeting},
    words::{LeaveState, MeetingState},
};
use crate::{
    desk::Desk,
    me::{OwnMatter, OwnTodo},
    month::SOON,
};
use kernel::MemberId;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};

/// As much as anybody works through in a month.
const MOST: u64 = 100;

/// What meetings and talks leave one member to do.
///
/// # Errors
/// When the database is away.
pub async fn own_todo(desk: &Desk<'_>, own: MemberId) -> Result<Vec<OwnTodo>, Problem> {
    let mut all: Vec<OwnTodo> = next(desk, own).await?.into_iter().collect();
    all.extend(follow_ups(desk, own).await?);
    all.extend(talks::own_todo(desk, own).await?);
    Ok(all)
}

/// The first meeting ahead that one has said nothing of.
async fn next(desk: &Desk<'_>, own: MemberId) -> Result<Option<OwnTodo>, Problem> {
    let ahead = Condition::all()
        .add(meeting::Column::Id.in_subquery(store::ids_with(own)))
        .add(meeting::Column::State.is_in([MeetingState::Planned, MeetingState::Held]))
        .add(meeting::Column::Day.gte(desk.today));
    let meetings = store::all(desk.tx, ahead).await?;
    let ids = meetings.iter().map(|meeting| meeting.id).collect();
    let entries = store::lists_of_member(desk.tx, own, Some(ids)).await?;
    let shown = view::of_own(desk, meetings, entries).await?;
    let said = |one: &OwnMeeting| {
        one.own.mark.is_some()
            || matches!(one.own.leave_state, Some(LeaveState::Asked | LeaveState::Approved))
    };
    let todo = |OwnMeeting { meeting, own, .. }: OwnMeeting| OwnTodo {
        id: Some(meeting.id.0),
        subject: Some(meeting.subject),
        start: Some(meeting.planned_start),
        place: meeting.place,
        may_confirm: own.may_confirm,
        may_ask_leave: own.may_ask_leave,
        ..OwnTodo::by(meeting.day, desk, OwnMatter::Meeting)
    };
    Ok(shown.into_iter().find(|one| !said(one)).map(todo))
}

async fn follow_ups(desk: &Desk<'_>, own: MemberId) -> Result<Vec<OwnTodo>, Problem> {
    let until = desk.today.saturating_add(SOON).max(desk.last_of_month());
    let undone = Condition::all()
        .add(follow_up::Column::OwnerId.eq(own))
        .add(follow_up::Column::DoneOn.is_null())
        .add(follow_up::Column::DueOn.lte(until));
    let todo = |one: follow_up::Model| OwnTodo {
        id: Some(one.id.0),
        subject: Some(one.text),
        ..OwnTodo::by(one.due_on, desk, OwnMatter::FollowUp)
    };
    Ok(store::follow_up_page(desk.tx, undone, None, MOST).await?.into_iter().map(todo).collect())
}
