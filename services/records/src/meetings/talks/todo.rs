//! What a month has to say of talks.

use super::{
    enter::is_kept,
    owed::{Class, Owed, span},
    store,
};
use crate::{
    desk::Desk,
    month::{Matter, SOON, Todo, Urgency},
    units::Unit,
};
use rest::Problem;

/// Entries one of the two denies, and, towards the end of the year, the talks it still asks for.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    if !is_kept(desk, unit) {
        return Ok(Vec::new());
    }
    let (first, due_on) = span(desk.today.year());
    let mut all = Vec::new();
    let objected = store::count_objected(desk.tx, unit.id, first, due_on).await?;
    if let Some(count) = u32::try_from(objected).ok().filter(|count| *count > 0) {
        all.push(Todo::of(unit, Urgency::Waiting, Matter::TalkObjected, count));
    }
    let urgency = Urgency::of(due_on, desk);
    if urgency == Urgency::Coming && due_on > desk.today.saturating_add(SOON) {
        return Ok(all);
    }
    let owed = Owed::of(desk, unit, desk.today.year()).await?;
    let left: u32 = owed.classes.iter().map(Class::left).sum();
    if left > 0 {
        all.push(Todo::of(unit, urgency, Matter::TalksOpen, left).on(due_on));
    }
    Ok(all)
}
