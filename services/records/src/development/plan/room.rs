use super::year::{Year, nearest};
use crate::{
    desk::Desk,
    development::{rules::Plan, store, whole::Whole, words::DevelopmentStanding},
    units::Unit,
};
use rest::Problem;
use time::Date;

/// The plan that covers files of a unit in a year, kept from others until the transaction ends: what the nearest unit has
/// left that was given something. None where nobody was.
///
/// # Errors
/// When the database is away.
pub async fn covering(desk: &Desk<'_>, unit: &Unit, year: i16) -> Result<Option<(Unit, Plan)>, Problem> {
    let Some((giver, _)) = nearest(desk, unit, year).await? else { return Ok(None) };
    store::claim_plan(desk.tx, giver.id, year).await?;
    kept(desk, giver, year).await.map(Some)
}

async fn kept(desk: &Desk<'_>, unit: Unit, year: i16) -> Result<(Unit, Plan), Problem> {
    let all = Year::below(desk, &unit.path, year).await?;
    let plan = all.kept(unit.id, &unit.path);
    Ok((unit, plan))
}

/// Whether the plan of a day's year has a place for a file, as the conditions of steps ask it. Not known where there is no
/// plan, and of no meaning before somebody is a development target and after the admission.
///
/// # Errors
/// When the database is away.
pub async fn within(desk: &Desk<'_>, whole: &Whole, day: Date) -> Result<Option<bool>, Problem> {
    let file = &whole.file;
    if file.standing != DevelopmentStanding::Candidate || file.closed_on.is_some() {
        return Ok(None);
    }
    let Ok(year) = i16::try_from(day.year()) else { return Ok(None) };
    if file.plan_year == Some(year) {
        return Ok(Some(true));
    }
    let Some((giver, _)) = nearest(desk, &whole.unit, year).await? else { return Ok(None) };
    Ok(kept(desk, giver, year).await?.1.has_room())
}
