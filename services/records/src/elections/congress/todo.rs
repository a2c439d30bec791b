use crate::{
    desk::Desk,
    elections::store,
    month::{Matter, Todo, Urgency},
    units::{self, Unit, path},
};
use rest::Problem;
use std::collections::HashSet;

/// Units, of one and everything below it, that have delegates to elect and have not begun.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let mut all = Vec::new();
    for congress in store::congresses(desk.tx).await? {
        let Some(planned) = congress.congress.as_ref().filter(|one| one.approval.is_some()) else { continue };
        let ids = planned.allotted.iter().map(|one| one.unit_id).collect();
        let units = units::by_ids(desk.tx, ids).await?;
        let begun = store::page(desk.tx, store::of_congress(congress.id), u64::from(u32::MAX)).await?;
        let begun: HashSet<_> = begun.iter().map(|one| one.unit_id).collect();
        let waits = planned.allotted.iter().filter(|one| !begun.contains(&one.unit_id));
        let here = waits.filter_map(|one| units.get(&one.unit_id).map(|unit| (unit, one.delegates)));
        let here = here.filter(|(of, _)| path::is_within(&of.path, &unit.path));
        let urgency = Urgency::of(congress.planned_on, desk);
        all.extend(
            here.map(|(of, seats)| {
                Todo::of(of, urgency, Matter::DelegatesDue, seats).on(congress.planned_on)
            }),
        );
    }
    Ok(all)
}
