//! Years nobody sealed, and handovers nobody finished, for all units at once.

use super::{sources, store, todo::due};
use crate::{
    desk::Desk,
    documents, dues,
    exceptions::{ExceptionMatter, Found},
    meetings, units,
};
use access::Reach;
use kernel::{SHANGHAI, UnitId, business_date, next_day};
use rest::Problem;
use std::collections::{HashMap, HashSet};
use time::{Date, Duration, Time};

/// Units that did not seal the last year though the day is over.
///
/// # Errors
/// When the database is away.
pub async fn unsealed(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let year = desk.today.year() - 1;
    let due = due(desk, year);
    if due >= desk.today {
        return Ok(Vec::new());
    }
    let sealed: HashSet<UnitId> = store::units_sealed(desk.tx, year).await?.into_iter().collect();
    let seen = units::seen(desk.tx, reach).await?;
    let open =
        filed(desk, year).await?.into_iter().filter(|unit| seen.contains(unit) && !sealed.contains(unit));
    let found = open.map(|unit| {
        let matter = ExceptionMatter::ArchiveUnsealed;
        Found { matter, unit, count: 1, on: Some(due) }
    });
    Ok(found.collect())
}

/// Units that have something of a year to seal: a record of a meeting, a closed month of the books or a paper. No unit
/// works for a year without one of them, and to look through everything is for one unit at a time.
async fn filed(desk: &Desk<'_>, year: i32) -> Result<HashSet<UnitId>, Problem> {
    let (first, last) = sources::span(year);
    let mut units: HashSet<UnitId> = meetings::units_filed(desk.tx, first, last).await?.into_iter().collect();
    units.extend(dues::units_closed(desk.tx, first, last).await?);
    let start = |day: Date| day.with_time(Time::MIDNIGHT).assume_offset(SHANGHAI);
    units.extend(documents::units_brought(desk.tx, start(first), next_day(start(last), SHANGHAI)).await?);
    Ok(units)
}

/// Handovers that were begun and wait for a signature longer than one is offered.
///
/// # Errors
/// When the database is away.
pub async fn handovers(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let days = desk.pack.archive.handover.on(desk.today).value.offered_days.usual;
    let latest = desk.today.saturating_sub(Duration::days(days.into()));
    let open = store::open_handovers(desk.tx).await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let seen = units::seen(desk.tx, reach).await?;
    let mut found: HashMap<UnitId, Found> = HashMap::new();
    for (unit, made_at) in open {
        let begun = business_date(made_at, SHANGHAI);
        if begun >= latest || !seen.contains(&unit) {
            continue;
        }
        let matter = ExceptionMatter::HandoverOverdue;
        let one = found.entry(unit).or_insert(Found { matter, unit, count: 0, on: None });
        one.count += 1;
        one.on = one.on.into_iter().chain([begun]).min();
    }
    Ok(found.into_values().collect())
}
