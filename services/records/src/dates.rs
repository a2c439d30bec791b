//! Days as they come from outside.

use kernel::{SHANGHAI, business_date};
use rest::{Problem, kinds};
use serde::{Deserialize, Deserializer, de::Error as _};
use time::{Date, OffsetDateTime, macros::date};

rest::problems! {
    pub TOO_EARLY = 422, "date_too_early", zh "日期过早，请检查年份", en "The date is too early; check the year";
    pub TOO_LATE = 422, "date_too_late", zh "日期过晚，请检查年份", en "The date is too late; check the year";
}

/// No record of the living holds a day before this one: it is a slip of the keyboard. The oldest of such slips no
/// database can write either.
pub const EARLIEST: Date = date!(1800 - 01 - 01);

/// Nor one after this one. Far enough away, too, from the end of the calendar for a time of day to be read in any
/// zone.
pub const LATEST: Date = date!(2999 - 12 - 31);

/// The business day of a moment that came from outside.
///
/// # Errors
/// When it is too early or too late to be meant.
pub fn business_day(at: OffsetDateTime, pointer: &str) -> Result<Date, Problem> {
    // by the year as it was written: a moment at the end of the calendar has no day in another zone
    if !(EARLIEST.year() < at.year() && at.year() < LATEST.year()) {
        let early = at.year() <= EARLIEST.year();
        return Err(if early { TOO_EARLY.at(pointer) } else { TOO_LATE.at(pointer) });
    }
    Ok(business_date(at, SHANGHAI))
}

/// A day of something that has happened.
///
/// # Errors
/// When it is too early to be meant, or still to come.
pub fn past(day: Date, today: Date, pointer: impl Into<String>) -> Result<(), Problem> {
    if day < EARLIEST {
        Err(TOO_EARLY.at(pointer))
    } else if day > today {
        Err(kinds::IN_FUTURE.at(pointer))
    } else {
        Ok(())
    }
}

/// Reads a day of a query or of a cursor, where no rule looks at it before the database does.
///
/// # Errors
/// When it is none, or before [`EARLIEST`].
pub fn day<'de, D: Deserializer<'de>>(source: D) -> Result<Date, D::Error> {
    let day = Date::deserialize(source)?;
    if day < EARLIEST { Err(D::Error::custom("a day long past")) } else { Ok(day) }
}

/// The same where the day may be left out.
///
/// # Errors
/// As [`day`].
pub fn maybe_day<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Date>, D::Error> {
    match Option::<Date>::deserialize(source)? {
        Some(day) if day < EARLIEST => Err(D::Error::custom("a day long past")),
        day => Ok(day),
    }
}

pub use kernel::{add_months, add_years, whole_months, whole_years};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_nobody_meant_is_not_read() {
        #[derive(Deserialize)]
        struct Asked {
            #[serde(default, deserialize_with = "maybe_day")]
            on: Option<Date>,
        }
        let read = |text: &str| serde_json::from_str::<Asked>(text).map(|asked| asked.on);
        assert_eq!(read("{}").unwrap(), None);
        assert_eq!(read(r#"{"on":"1800-01-01"}"#).unwrap(), Some(EARLIEST));
        for text in ["1799-12-31", "0000-01-01", "-9999-01-01"] {
            assert!(read(&format!("{{\"on\":\"{text}\"}}")).is_err(), "{text}");
        }
    }
}
