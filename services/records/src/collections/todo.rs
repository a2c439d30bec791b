use super::{
    store::{self, answer, collection::Model},
    words::{AnswerState, AnswerStep, CollectionState},
};
use crate::{
    desk::Desk,
    month::{Matter, Todo, Urgency},
    units::Unit,
};
use kernel::{CollectionId, SHANGHAI, UnitId, business_date};
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
    let todo = |(one, answer): (Model, answer::Model)| {
        let reminded = is_reminded(&one, &answer);
        let (urgency, matter) = match Urgency::of(one.due_on, desk) {
            // whoever asks has said that it cannot wait
            urgency if reminded => (urgency.min(Urgency::Due), Matter::CollectionReminded),
            urgency => (urgency, Matter::CollectionDue),
        };
        let near = reminded || one.due_on <= until;
        let todo = Todo::of(unit, urgency, matter, 1).on(one.due_on);
        near.then_some(Todo { subject: Some(one.title), collection_id: Some(one.id), ..todo })
    };
    let open = super::archived::open_of(desk, unit.id).await?;
    Ok(open.into_iter().filter_map(todo).collect())
}

/// Whether the last reminder was meant for this answer, which is missing: not where the unit was asked later, or had
/// handed in and was sent back later.
fn is_reminded(collection: &Model, answer: &answer::Model) -> bool {
    let returned = answer.steps.0.iter().rev().find(|taken| taken.step == AnswerStep::Return);
    let since = returned.map_or(answer.asked_on, |taken| business_date(taken.at, SHANGHAI));
    collection.reminded_on.is_some_and(|day| since <= day)
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
