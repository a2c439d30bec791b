//! When a week's digest is due, and what it counts. Pure.

use crate::month::Todo;
use kernel::{SHANGHAI, business_date};
use rulepack::overview::Digest;
use time::{Date, Duration, OffsetDateTime, Time};

/// Later than this it is not told any more: the next week is near.
const LATE: Duration = Duration::DAY;

/// The Monday of the week it is.
pub fn monday(now: OffsetDateTime) -> Date {
    let today = business_date(now, SHANGHAI);
    today.saturating_sub(Duration::days(today.weekday().number_days_from_monday().into()))
}

/// What is to be done about a week's digest at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Look again then.
    Wait(OffsetDateTime),
    Tell,
    /// The moment has passed while nothing ran.
    Over,
}

pub fn turn(week: Date, rule: Digest, now: OffsetDateTime) -> Turn {
    let day = week.saturating_add(Duration::days(i64::from(rule.weekday.usual) - 1));
    let hour = u8::try_from(rule.hour.usual).unwrap_or_default();
    let at = day.with_time(Time::from_hms(hour, 0, 0).unwrap_or(Time::MIDNIGHT)).assume_offset(SHANGHAI);
    match now {
        now if now < at => Turn::Wait(at),
        now if now - at < LATE => Turn::Tell,
        _ => Turn::Over,
    }
}

/// What the boards of several units have together, each thing once: the board of a committee has elections and files of
/// the branches below it, and sums that take them in, which the boards of those branches have as well.
pub fn once(mut boards: Vec<(String, Vec<Todo>)>) -> Vec<Todo> {
    boards.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut told: Vec<Todo> = Vec::new();
    let mut above: Vec<String> = Vec::new();
    for (path, board) in boards {
        let below = above.iter().any(|top| path.starts_with(top.as_str()));
        let fresh = |todo: &Todo| !(told.contains(todo) || below && todo.matter.sums_below());
        // two lines of one board may read alike and be two things
        let fresh: Vec<Todo> = board.into_iter().filter(fresh).collect();
        told.extend(fresh);
        above.push(path);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::month::{Matter, Urgency};
    use kernel::{ElectionId, UnitId};
    use rulepack::Setting;
    use time::macros::{date, datetime};

    #[test]
    fn what_two_boards_have_is_told_once() {
        let (committee, branch) = (UnitId::new(), UnitId::new());
        let line = |unit, matter, count| Todo::at(unit, "", Urgency::Waiting, matter, count);
        let election = Todo { election_id: Some(ElectionId::new()), ..line(branch, Matter::ElectionOpen, 1) };
        let missing = || line(branch, Matter::FollowUp, 1);
        let above = vec![election.clone(), line(committee, Matter::TransferWaiting, 3)];
        let below = vec![election.clone(), line(branch, Matter::TransferWaiting, 2), missing(), missing()];
        let boards = || vec![("/a/b/".to_owned(), below.clone()), ("/a/".to_owned(), above.clone())];
        let matters: Vec<(Matter, u32)> = once(boards()).iter().map(|one| (one.matter, one.count)).collect();
        let expected = [
            (Matter::ElectionOpen, 1),
            (Matter::TransferWaiting, 3),
            (Matter::FollowUp, 1),
            (Matter::FollowUp, 1),
        ];
        assert_eq!(matters, expected);
        // side by side nothing is taken in by the other
        let apart = vec![("/a/c/".to_owned(), vec![line(committee, Matter::TransferWaiting, 1)])];
        let apart = once(apart.into_iter().chain([("/a/b/".to_owned(), below.clone())]).collect());
        assert_eq!(apart.iter().filter(|one| one.matter == Matter::TransferWaiting).count(), 2);
    }

    fn rule(weekday: u16, hour: u16) -> Digest {
        let setting = |usual| Setting { usual, least: 1, most: 23 };
        Digest { weekday: setting(weekday), hour: setting(hour) }
    }

    #[test]
    fn a_week_begins_on_monday_where_people_live() {
        assert_eq!(monday(datetime!(2026-11-29 15:59 UTC)), date!(2026 - 11 - 23));
        assert_eq!(monday(datetime!(2026-11-29 16:00 UTC)), date!(2026 - 11 - 30));
        assert_eq!(monday(datetime!(2026-11-30 08:00 +8)), date!(2026 - 11 - 30));
    }

    #[test]
    fn it_is_told_at_its_hour_and_for_a_day() {
        let week = date!(2026 - 11 - 23);
        let at = |now| turn(week, rule(3, 8), now);
        assert_eq!(at(datetime!(2026-11-23 00:00 +8)), Turn::Wait(datetime!(2026-11-25 08:00 +8)));
        assert_eq!(at(datetime!(2026-11-25 07:59 +8)), Turn::Wait(datetime!(2026-11-25 08:00 +8)));
        assert_eq!(at(datetime!(2026-11-25 08:00 +8)), Turn::Tell);
        assert_eq!(at(datetime!(2026-11-26 07:59 +8)), Turn::Tell);
        assert_eq!(at(datetime!(2026-11-26 08:00 +8)), Turn::Over);
    }
}
