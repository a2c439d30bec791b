//! What other features ask about meetings that were filed.

use super::{
    store::{self, meeting::Column},
    words::MeetingState,
};
use crate::{archive::Filed, dates, desk::Desk, units::Unit};
use rest::Problem;
use rulepack::{archive::FiledKind, organisational_life::MeetingKind};
use sea_orm::{ColumnTrait, Condition};
use std::collections::BTreeMap;
use time::{Date, Month};

/// The records a unit filed of meetings between two days, each as it was filed last.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let all = store::all(desk.tx, filed(unit, first, last)).await?;
    let mut versions = store::last_versions(desk.tx, all.iter().map(|one| one.id).collect()).await?;
    let filed = |one: super::store::meeting::Model| {
        let content = versions.remove(&one.id)?.content;
        Some(Filed::new(FiledKind::Meeting, one.id.0, &one.subject, one.day, content))
    };
    Ok(all.into_iter().filter_map(filed).collect())
}

/// How many records a unit has filed in a year: in all, and of each kind.
///
/// # Errors
/// When the database is away.
pub async fn held_in(
    desk: &Desk<'_>,
    unit: &Unit,
    year: i32,
) -> Result<(u32, BTreeMap<MeetingKind, u32>), Problem> {
    let first = Date::from_calendar_date(year, Month::January, 1).unwrap_or(dates::EARLIEST);
    let last = Date::from_calendar_date(year, Month::December, 31).unwrap_or(dates::LATEST);
    let all = store::all(desk.tx, filed(unit, first, last)).await?;
    let mut kinds = BTreeMap::new();
    for kind in all.iter().flat_map(|one| one.kinds()) {
        *kinds.entry(kind).or_default() += 1;
    }
    Ok((u32::try_from(all.len()).unwrap_or(u32::MAX), kinds))
}

fn filed(unit: &Unit, first: Date, last: Date) -> Condition {
    Condition::all()
        .add(Column::UnitId.eq(unit.id))
        .add(Column::State.eq(MeetingState::Filed))
        .add(Column::Day.between(first, last))
}
