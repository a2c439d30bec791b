use super::{
    courses::{self, CourseOut},
    store::{self, follow_up},
    talks::{self, TalkOut},
    view::{FollowUpOut, OwnMeeting, of_own},
};
use crate::{desk::Desk, members};
use kernel::MemberId;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use utoipa::ToSchema;

/// The meetings a person was asked to, what they gave that person to do, whom the person talked with, and the courses
/// the person attended.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnMeetings {
    meetings: Vec<OwnMeeting>,
    follow_ups: Vec<FollowUpOut>,
    talks: Vec<TalkOut>,
    courses: Vec<CourseOut>,
}

/// Everything of one member, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<OwnMeetings, Problem> {
    let entries = store::lists_of_member(desk.tx, member, None).await?;
    let meetings = store::by_ids(desk.tx, entries.iter().map(|entry| entry.meeting_id).collect()).await?;
    let theirs = Condition::all().add(follow_up::Column::OwnerId.eq(member));
    let given = store::follow_up_page(desk.tx, theirs, None, u64::from(u32::MAX)).await?;
    let names = members::names(desk.tx, vec![member]).await?;
    Ok(OwnMeetings {
        meetings: of_own(desk, meetings, entries).await?,
        follow_ups: given.into_iter().map(|one| FollowUpOut::of(desk, one, &names)).collect(),
        talks: talks::of_member(desk, member).await?,
        courses: courses::of_member(desk, member).await?,
    })
}
