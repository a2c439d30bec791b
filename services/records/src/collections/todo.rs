use super::{
    store::{self, answer, collection::Model},
    words::{AnswerState, CollectionState},
};
use crate::{
    desk::Desk,
    month::{Matter, Todo, Urgency},
    units::Unit,
};
use kernel::{CollectionId, UnitId};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use std::collections::HashMap;
use time::Duration;

/// What a unit still has to answer, and what has come in to be looked at.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let mut all = to_answer(desk, unit).await?;
    all.extend(to_take_in(desk, unit).await?);
    Ok(all)
}

async fn to_answer(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let soon = desk.pack.collections.limits.on(desk.today).value.soon_days.usual;
    let until = desk.today.saturating_add(Duration::days(soon.into())).max(desk.last_of_month());
    let open = super::archived::open_of(desk, unit.id).await?;
    let todo = |one: Model| {
        let todo = Todo::of(unit, Urgency::of(one.due_on, desk), Matter::CollectionDue, 1).on(one.due_on);
        Todo { subject: Some(one.title), collection_id: Some(one.id), ..todo }
    };
    Ok(open.into_iter().filter(|one| one.due_on <= until).map(todo).collect())
}

async fn to_take_in(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let mine = Condition::all()
        .add(store::collection::Column::UnitId.eq(unit.id))
        .add(store::collection::Column::State.eq(CollectionState::Sent));
    let sent = store::page(desk.tx, mine, 100).await?;
    let counted = store::counts(desk.tx, sent.iter().map(|one| one.id).collect()).await?;
    let waiting = counted.iter().filter(|row| row.state == AnswerState::Submitted);
    let waiting: HashMap<CollectionId, u32> =
        waiting.map(|row| (row.collection_id, u32::try_from(row.n).unwrap_or(u32::MAX))).collect();
    let todo = |one: Model| {
        let count = *waiting.get(&one.id)?;
        let todo = Todo::of(unit, Urgency::Waiting, Matter::CollectionAnswered, count);
        Some(Todo { subject: Some(one.title), collection_id: Some(one.id), ..todo })
    };
    Ok(sent.into_iter().filter_map(todo).collect())
}

/// Answers of a unit that are still to be handed in.
pub fn missing(unit: UnitId) -> Condition {
    Condition::all()
        .add(answer::Column::UnitId.eq(unit))
        .add(answer::Column::State.is_in(AnswerState::MISSING))
}
