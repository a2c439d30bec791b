//! Members who were at no meeting for so long, and gave no reason, for all units at once.

use super::{
    rules::absence::{Neglect, grounds, latest},
    store,
};
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    units,
};
use access::Reach;
use kernel::UnitId;
use rest::Problem;
use std::collections::HashMap;

/// It tells of the branch; that of whoever lies long behind with dues is told by dues.
///
/// # Errors
/// When the database is away.
pub async fn long_absences(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let rule = &desk.pack.organisational_life.long_absence.on(desk.today).value;
    let seen = units::seen(desk.tx, reach).await?;
    let mut found: HashMap<UnitId, Found> = HashMap::new();
    for (unit, since) in store::absent(desk.tx, latest(rule, desk.today), desk.today).await? {
        let neglect = Neglect { meetings: Some(since), ..Neglect::default() };
        if !seen.contains(&unit) || grounds(rule, &neglect, desk.today).is_empty() {
            continue;
        }
        let matter = ExceptionMatter::LongAbsence;
        let one = found.entry(unit).or_insert(Found { matter, unit, count: 0, on: None });
        one.count += 1;
        one.on = one.on.into_iter().chain([since]).min();
    }
    Ok(found.into_values().collect())
}
