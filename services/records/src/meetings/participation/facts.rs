//! What the records say of one member in a year.

use crate::{
    desk::Desk,
    meetings::{
        courses,
        rules::{
            attendance::{Attendance, Mark, Standing, of_member},
            study,
        },
        store::{
            self,
            meeting::{Column, Model},
        },
        talks,
        words::{Attended, MeetingState},
    },
    members::Member,
    posts, units,
};
use kernel::{MeetingId, MemberId, Period};
use rest::Problem;
use rulepack::{
    Capability, Post,
    elections::Office,
    organisational_life::{MeetingKind, Study},
};
use sea_orm::{ColumnTrait, Condition};
use std::collections::HashMap;
use time::Date;

/// A year of a member.
#[derive(Clone, Copy, Debug)]
pub struct Year {
    pub year: i32,
    /// The day whose rules and posts these are: today, or the last day of a year that is over.
    pub as_of: Date,
    pub attendance: Attendance,
    /// Minutes of meetings that were study, and at which the member was.
    pub studied: u32,
    /// Class hours of concentrated courses, and how many there were.
    pub course_hours: u16,
    pub courses: u16,
    pub lectures: u16,
    pub leads: Leads,
}

/// What somebody leads on a day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Leads {
    /// A secretary or a member of a committee.
    pub committee: bool,
    /// The secretary of a committee or leading group over branches.
    pub over_branches: bool,
}

/// # Errors
/// When the database is away.
pub async fn of_year(desk: &Desk<'_>, member: &Member, year: i32) -> Result<Year, Problem> {
    let (first, last) = talks::span(year);
    let as_of = desk.today.clamp(first, last);
    let rule = &desk.pack.organisational_life.study.on(as_of).value;
    let held = Condition::all()
        .add(Column::State.is_in([MeetingState::Held, MeetingState::Filed]))
        .add(Column::Day.between(first, last));
    let theirs = held.clone().add(Column::Id.in_subquery(store::ids_with(member.id)));
    let meetings = store::all(desk.tx, theirs).await?;
    let marks = marks(desk, member.id, &meetings).await?;
    let belongs = Period { from: member.joined_on, until: None };
    let due: Vec<(Date, Option<Mark>)> =
        meetings.iter().filter_map(|one| marks.get(&one.id).map(|mark| (one.day, *mark))).collect();
    let courses = courses::attended(desk.tx, member.id, first, last).await?;
    let there = meetings.iter().filter(|one| marks.get(&one.id) == Some(&Some(Mark::Present)));
    Ok(Year {
        year,
        as_of,
        attendance: of_member(belongs, &due),
        studied: there.map(|one| minutes(rule, one)).fold(0, u32::saturating_add),
        course_hours: courses
            .iter()
            .filter_map(|one| u16::try_from(one.hours).ok())
            .fold(0, u16::saturating_add),
        courses: u16::try_from(courses.len()).unwrap_or(u16::MAX),
        lectures: lectures(desk, held, member.id).await?,
        leads: leads(desk, member.id, as_of).await?,
    })
}

/// What became of the member at each meeting; a guest was not due.
async fn marks(
    desk: &Desk<'_>,
    member: MemberId,
    meetings: &[Model],
) -> Result<HashMap<MeetingId, Option<Mark>>, Problem> {
    if meetings.is_empty() {
        return Ok(HashMap::new());
    }
    let ids = meetings.iter().map(|one| one.id).collect();
    let entries = store::lists_of_member(desk.tx, member, Some(ids)).await?;
    let due = entries.into_iter().filter(|entry| entry.standing != Standing::Guest);
    Ok(due.map(|entry| (entry.meeting_id, entry.mark.map(Attended::mark))).collect())
}

/// How long a meeting was study: as long as it lasted, where its record says so.
pub fn minutes(rule: &Study, meeting: &Model) -> u32 {
    let (Some(from), Some(until)) = (meeting.started_at, meeting.ended_at) else { return 0 };
    if !study::is_study(rule, &meeting.kinds()) {
        return 0;
    }
    u32::try_from((until - from).whole_minutes()).unwrap_or(0)
}

async fn lectures(desk: &Desk<'_>, held: Condition, member: MemberId) -> Result<u16, Problem> {
    let given = store::all(desk.tx, held.add(Column::LecturerId.eq(member))).await?;
    let given = given.iter().filter(|one| one.kinds().contains(&MeetingKind::Lecture)).count();
    Ok(u16::try_from(given).unwrap_or(u16::MAX))
}

async fn leads(desk: &Desk<'_>, member: MemberId, day: Date) -> Result<Leads, Problem> {
    let mut held = posts::of_member(desk, member).await?;
    held.retain(|one| one.started_on <= day && one.ended_on.is_none_or(|ended| day < ended));
    let kinds = &desk.pack.unit_kinds.on(day).value;
    let units = units::by_ids(desk.tx, held.iter().map(|one| one.unit_id).collect()).await?;
    let over = |unit: &units::Unit| !kinds.can(unit.kind, Capability::HoldsMembers);
    Ok(Leads {
        committee: held.iter().any(|one| Office::of(one.post).is_some()),
        over_branches: held
            .iter()
            .any(|one| one.post == Post::Secretary && units.get(&one.unit_id).is_some_and(over)),
    })
}
