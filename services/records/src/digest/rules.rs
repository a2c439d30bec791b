//! When a week's digest is due. Pure.

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

#[cfg(test)]
mod tests {
    use super::*;
    use rulepack::Setting;
    use time::macros::{date, datetime};

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
