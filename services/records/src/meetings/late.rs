//! Remedies of organisational-life meetings whose day is over, for all units at once.

use super::store;
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    units::{self, Unit},
};
use access::Reach;
use kernel::UnitId;
use rest::Problem;
use rulepack::UnitKind;
use std::collections::HashMap;

/// What a group was given to do is told of its branch, as its duties are.
///
/// # Errors
/// When the database is away.
pub async fn overdue_remedies(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let sums = store::late_remedies(desk.tx, desk.today).await?;
    if sums.is_empty() {
        return Ok(Vec::new());
    }
    let all = units::all_within(desk.tx, reach, u64::from(u32::MAX)).await?;
    let seen: HashMap<UnitId, &Unit> = all.iter().map(|unit| (unit.id, unit)).collect();
    let mut found: HashMap<UnitId, Found> = HashMap::new();
    for (of, count, on) in sums {
        let Some(unit) = seen.get(&of).map(|unit| told_of(unit, &seen)) else { continue };
        let matter = ExceptionMatter::RemedyOverdue;
        let one = found.entry(unit).or_insert(Found { matter, unit, count: 0, on: None });
        one.count = one.count.saturating_add(count);
        one.on = one.on.into_iter().chain([on]).min();
    }
    Ok(found.into_values().collect())
}

/// The branch of a group, as far as it is within reach; every other unit itself.
fn told_of(unit: &Unit, seen: &HashMap<UnitId, &Unit>) -> UnitId {
    let branch = unit.parent_id.filter(|above| unit.kind == UnitKind::Group && seen.contains_key(above));
    branch.unwrap_or(unit.id)
}
