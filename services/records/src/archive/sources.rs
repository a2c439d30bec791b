//! Where what was filed comes from: a further feature is one line here and one kind in the rule pack.

use super::{filed::Filed, handovers};
use crate::{
    cadres, collections,
    desk::Desk,
    development, documents, dues, elections, honours, meetings, members,
    registers::{dispositions, floating, visiting},
    statistics, transfers, unit_requests,
    units::Unit,
};
use rest::Problem;
use time::{Date, Month};

/// Before it no organisation kept records.
pub const EARLIEST: i32 = 1921;

/// Everything a unit filed between two days.
///
/// # Errors
/// When the database is away.
pub async fn gather(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let mut all = meetings::archived(desk, unit, first, last).await?;
    all.extend(meetings::archived_talks(desk, unit, first, last).await?);
    all.extend(development::archived(desk, unit, first, last).await?);
    all.extend(transfers::archived(desk, unit, first, last).await?);
    all.extend(elections::archived(desk, unit, first, last).await?);
    all.extend(dues::archived(desk, unit, first, last).await?);
    all.extend(collections::archived(desk, unit, first, last).await?);
    all.extend(documents::archived::archived(desk, unit, first, last).await?);
    all.extend(cadres::archived(desk, unit, first, last).await?);
    all.extend(unit_requests::archived(desk, unit, first, last).await?);
    all.extend(statistics::archived(desk, unit, first, last).await?);
    all.extend(dues::archived_moves(desk, unit, first, last).await?);
    all.extend(development::archived_pool(desk, unit, first, last).await?);
    all.extend(visiting::archived(desk, unit, first, last).await?);
    all.extend(honours::archived(desk, unit, first, last).await?);
    all.extend(dues::archived_extras(desk, unit, first, last).await?);
    all.extend(handovers::archived(desk, unit, first, last).await?);
    // what is kept of a person stays with the unit the person had on its day
    let theirs = members::belonging(desk, unit.id, first).await?;
    all.extend(dispositions::archived(desk, &theirs, first, last).await?);
    all.extend(floating::archived(desk, unit, &theirs, first, last).await?);
    all.extend(meetings::archived_courses(desk, &theirs, first, last).await?);
    Ok(all)
}

/// Everything of a year.
///
/// # Errors
/// When the database is away.
pub async fn of_year(desk: &Desk<'_>, unit: &Unit, year: i32) -> Result<Vec<Filed>, Problem> {
    let (first, last) = span(year);
    gather(desk, unit, first, last).await
}

/// The first and the last day of a year.
pub fn span(year: i32) -> (Date, Date) {
    let day = |month, day| Date::from_calendar_date(year, month, day).unwrap_or(Date::MIN);
    (day(Month::January, 1), day(Month::December, 31))
}
