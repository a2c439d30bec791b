//! What other features ask about collections.

use super::{
    store::{self, answer, collection::Model},
    todo::missing,
    words::{AnswerState, CollectionState},
};
use crate::{archive::Filed, desk::Desk, units::Unit};
use kernel::{CollectionId, UnitId};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use std::collections::HashMap;
use time::Date;

/// Collections that still wait for an answer of the unit, each with what there is of it.
///
/// # Errors
/// When the database is away.
pub async fn open_of(desk: &Desk<'_>, unit: UnitId) -> Result<Vec<(Model, answer::Model)>, Problem> {
    let answers = store::answers(desk.tx, missing(unit), u64::from(u32::MAX)).await?;
    let mut asked = store::by_ids(desk.tx, answers.iter().map(|one| one.collection_id).collect()).await?;
    asked.retain(|one| one.state == CollectionState::Sent);
    asked.sort_by_key(|one| (one.due_on, one.id));
    let mut answers: HashMap<CollectionId, answer::Model> =
        answers.into_iter().map(|answer| (answer.collection_id, answer)).collect();
    let with_answer = |one: Model| answers.remove(&one.id).map(|answer| (one, answer));
    Ok(asked.into_iter().filter_map(with_answer).collect())
}

/// How many they are.
///
/// # Errors
/// When the database is away.
pub async fn count_open_of(desk: &Desk<'_>, unit: UnitId) -> Result<usize, Problem> {
    Ok(open_of(desk, unit).await?.len())
}

/// Their titles.
///
/// # Errors
/// When the database is away.
pub async fn open_titles(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<String>, Problem> {
    Ok(open_of(desk, unit.id).await?.into_iter().map(|(one, _)| one.title).collect())
}

/// What a unit answered and was accepted between two days.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let accepted = Condition::all()
        .add(answer::Column::UnitId.eq(unit.id))
        .add(answer::Column::State.eq(AnswerState::Accepted))
        .add(answer::Column::AcceptedOn.between(first, last));
    let answers = store::answers(desk.tx, accepted, u64::from(u32::MAX)).await?;
    let all = store::by_ids(desk.tx, answers.iter().map(|one| one.collection_id).collect()).await?;
    let all: HashMap<_, Model> = all.into_iter().map(|one| (one.id, one)).collect();
    let filed = |answer: &answer::Model| {
        let of = all.get(&answer.collection_id)?;
        let content = json!({
            "title": of.title, "form": of.form.0, "due_on": of.due_on, "values": answer.values(&of.form.0),
            "submitted_on": answer.submitted_on, "accepted_on": answer.accepted_on, "on_behalf": answer.on_behalf,
        });
        Some(Filed::new(FiledKind::Collection, of.id.0, &of.title, answer.accepted_on?, content))
    };
    Ok(answers.iter().filter_map(filed).collect())
}
