use super::year::Year;
use crate::{
    desk::Desk,
    development::store,
    exceptions::{ExceptionMatter, Found},
    units,
};
use access::Reach;
use rest::Problem;

/// Units that admitted more this year than they were given.
///
/// # Errors
/// When the database is away.
pub async fn over(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let Ok(year) = i16::try_from(desk.today.year()) else { return Ok(Vec::new()) };
    // plans hang together up to the top: without one there, there is none
    let Some(top) = units::all_within(desk.tx, &Reach::All, 1).await?.pop() else { return Ok(Vec::new()) };
    if store::plan_of(desk.tx, top.id, year).await?.is_none() {
        return Ok(Vec::new());
    }
    let all = Year::below(desk, &top.path, year).await?;
    let seen = units::seen(desk.tx, reach).await?;
    let found =
        all.plans().iter().filter(|(_, plan)| seen.contains(&plan.unit_id)).filter_map(|(path, plan)| {
            let count = all.whole(plan.unit_id, path).over;
            let matter = ExceptionMatter::DevelopmentOverPlan;
            (count > 0).then_some(Found { matter, unit: plan.unit_id, count, on: None })
        });
    Ok(found.collect())
}
