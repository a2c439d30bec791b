use super::ics::{self, Item, When};
use crate::{
    desk::Desk,
    meetings::{self, Upcoming},
    members::Member,
    posts,
    units::{self, Unit},
};
use kernel::UnitId;
use rest::{Problem, Voice, kinds};
use rulepack::organisational_life::{Gathering, MeetingKind};
use time::{Date, Duration};

/// Meetings that were are kept in view for a while: somebody looks up when it was.
const BEHIND: Duration = Duration::days(30);

/// Said of a day in a year whose days off are not known.
const UNCERTAIN: (&str, &str) = (
    "该年的节假日安排尚未录入，日期只按周末推算，录入后可能调整。",
    "The days off of that year are not entered yet: the day is reckoned by weekends alone and may move.",
);

/// The calendar of a member as a program reads it.
///
/// # Errors
/// When the database is away.
pub async fn written(desk: &Desk<'_>, member: &Member, voice: Voice) -> Result<String, Problem> {
    let ids: Vec<UnitId> = [member.unit_id].into_iter().chain(member.group_id).collect();
    let known = units::by_ids(desk.tx, ids.clone()).await?;
    let branch = known.get(&member.unit_id).ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let held = posts::held_in(desk.tx, branch.id, desk.today).await?;
    let seat = held.iter().any(|(holder, _)| *holder == member.id);
    let from = desk.today.saturating_sub(BEHIND);
    let planned = meetings::upcoming(desk.tx, ids, from).await?;
    let mut items: Vec<Item> = planned
        .iter()
        .filter(|meeting| seat || meeting.gathering != Gathering::Committee)
        .filter_map(|meeting| Some(item(meeting, known.get(&meeting.unit_id)?, voice)))
        .collect();
    let days = meetings::fixed_days(desk, branch).await?;
    items.extend(themed_days(desk, branch, &planned, days, voice));
    Ok(ics::calendar(&branch.name, &items))
}

/// What it is and whose: the subject is left out, for somebody's name may stand in it.
fn item(meeting: &Upcoming, unit: &Unit, voice: Voice) -> Item {
    let kinds: Vec<&str> = meeting.kinds.iter().map(|kind| meetings::kind_name(*kind, voice)).collect();
    Item {
        uid: format!("{}@zhibu", meeting.id),
        when: When::Between(meeting.start, meeting.end),
        summary: format!("{} · {}", kinds.join(" / "), unit.name),
        note: None,
        sequence: meeting.version,
        stamp: meeting.updated_at,
        cancelled: meeting.cancelled,
    }
}

/// The fixed days ahead, of months in which the branch has not planned one yet.
fn themed_days(
    desk: &Desk<'_>,
    branch: &Unit,
    planned: &[Upcoming],
    days: Vec<Date>,
    voice: Voice,
) -> Vec<Item> {
    let taken = |day: Date| {
        planned.iter().any(|meeting| {
            !meeting.cancelled
                && meeting.kinds.contains(&MeetingKind::ThemedDay)
                && (meeting.day.year(), meeting.day.month()) == (day.year(), day.month())
        })
    };
    let calendar = desk.pack.calendar();
    days.into_iter()
        .filter(|day| !taken(*day))
        .map(|day| Item {
            uid: format!("{}-{}@zhibu", branch.id, day),
            when: When::AllDay(day),
            summary: format!("{} · {}", meetings::kind_name(MeetingKind::ThemedDay, voice), branch.name),
            note: (!calendar.knows(day)).then_some(voice.pick(UNCERTAIN.0, UNCERTAIN.1)),
            sequence: 0,
            stamp: desk.now,
            cancelled: false,
        })
        .collect()
}
