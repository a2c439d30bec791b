//! Days as they come from outside.

use serde::{Deserialize, Deserializer, de::Error as _};
use time::{Date, macros::date};

rest::problems! {
    pub TOO_EARLY = 422, "date_too_early", zh "日期过早，请检查年份", en "The date is too early; check the year";
}

/// No record of the living holds a day before this one: it is a slip of the keyboard. The oldest of such slips no
/// database can write either.
pub const EARLIEST: Date = date!(1800 - 01 - 01);

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
