//! Times as people ask for them: an instant, or a day in the organisation's zone. Pure.

use kernel::SHANGHAI;
use time::{
    Date, OffsetDateTime, Time, UtcOffset, format_description::well_known::Rfc3339,
    macros::format_description,
};

/// Where a span begins: an instant, or the beginning of a day.
pub fn from(text: &str) -> Option<OffsetDateTime> {
    instant(text).or_else(|| day(text).map(start))
}

/// Where it ends, itself not included: an instant, or the end of a day.
pub fn to(text: &str) -> Option<OffsetDateTime> {
    instant(text).or_else(|| day(text).and_then(Date::next_day).map(start))
}

/// In UTC; what lies beyond the year 9999 there is no instant.
fn instant(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(text, &Rfc3339).ok()?.checked_to_offset(UtcOffset::UTC)
}

fn day(text: &str) -> Option<Date> {
    Date::parse(text, format_description!("[year]-[month]-[day]")).ok()
}

fn start(day: Date) -> OffsetDateTime {
    day.with_time(Time::MIDNIGHT).assume_offset(SHANGHAI)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_day_is_a_whole_day_where_people_live() {
        assert_eq!(from("2026-06-18"), Some(datetime!(2026-06-17 16:00 UTC)));
        assert_eq!(to("2026-06-18"), Some(datetime!(2026-06-18 16:00 UTC)));
        assert_eq!(from("2026-06-18T08:00:00+08:00"), Some(datetime!(2026-06-18 00:00 UTC)));
        for bad in ["", "18.6.2026", "2026-02-30", "now", "9999-12-31T23:59:59-23:59"] {
            assert_eq!((from(bad), to(bad)), (None, None), "{bad}");
        }
    }
}
