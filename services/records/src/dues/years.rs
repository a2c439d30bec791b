//! Years as they are asked for.

use super::rules::Months;
use crate::desk::Desk;
use kernel::YearMonth;
use rest::{Problem, kinds};
use serde::Deserialize;
use time::{Date, Month};
use utoipa::IntoParams;

/// Before it nobody alive paid.
const EARLIEST_YEAR: i32 = 1921;

/// Which year to show.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The present one when absent.
    pub year: Option<i32>,
}

/// # Errors
/// For a year nobody can mean.
pub fn of(desk: &Desk<'_>, wanted: Wanted) -> Result<i32, Problem> {
    let last = desk.today.year() + 1;
    match wanted.year {
        Some(year) if !(EARLIEST_YEAR..=last).contains(&year) => Err(kinds::VALIDATION
            .with("least", EARLIEST_YEAR)
            .with("most", last)
            .field("?year", &kinds::OUT_OF_RANGE)),
        Some(year) => Ok(year),
        None => Ok(desk.today.year()),
    }
}

/// From January to December.
pub fn span(year: i32) -> Months {
    let month = |month| Date::from_calendar_date(year, month, 1).map(YearMonth::of);
    let span = month(Month::January).ok().zip(month(Month::December).ok());
    let span = span.and_then(|(first, last)| Months::new(first, last));
    // years are bounded before they get here
    span.unwrap_or_else(|| Months::one(YearMonth::of(Date::MIN)))
}
