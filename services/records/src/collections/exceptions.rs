use super::store;
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    units,
};
use access::Reach;
use rest::Problem;

/// Collections no answer was handed in to though their day is over, with the unit that was asked.
///
/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let sums = store::late_answers(desk.tx, desk.today).await?;
    if sums.is_empty() {
        return Ok(Vec::new());
    }
    let seen = units::seen(desk.tx, reach).await?;
    let theirs = sums.into_iter().filter(|(unit, ..)| seen.contains(unit));
    let found = theirs.map(|(unit, count, on)| {
        let matter = ExceptionMatter::CollectionOverdue;
        Found { matter, unit, count, on: Some(on) }
    });
    Ok(found.collect())
}
