//! Documents that cannot be had, for all units at once.

use super::{query, store};
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    members,
};
use access::Reach;
use kernel::UnitId;
use rest::Problem;
use std::collections::BTreeMap;

/// What the last comparison with the store has found missing or damaged, told of the unit the document lies in. A new
/// version puts an end to it.
///
/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let about = store::about_faulty(desk.tx, query::within(reach)).await?;
    let ids = about.iter().filter_map(|(member, _)| *member).collect();
    let people = members::by_ids(desk.tx, ids).await?;
    let mut counts: BTreeMap<UnitId, u32> = BTreeMap::new();
    for (member, unit) in about {
        let of_member = member.and_then(|member| people.get(&member)).map(|member| member.unit_id);
        if let Some(unit) = of_member.or(unit) {
            *counts.entry(unit).or_default() += 1;
        }
    }
    let matter = ExceptionMatter::DocumentFault;
    Ok(counts.into_iter().map(|(unit, count)| Found { matter, unit, count, on: None }).collect())
}
