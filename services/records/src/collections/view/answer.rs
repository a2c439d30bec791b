use super::item::{CollectionOut, detail};
use crate::{
    collections::{
        facts,
        query::Asked,
        rules::{Value, steps},
        store::answer::{Model as Answer, Taken},
        words::{AnswerState, AnswerStep},
    },
    desk::Desk,
    units::Unit,
};
use kernel::{CollectionId, UnitId};
use rest::Problem;
use serde::Serialize;
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// The answer of a unit in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CollectionAnswerItem {
    pub collection_id: CollectionId,
    pub unit_id: UnitId,
    pub unit_name: String,
    #[schema(inline)]
    pub state: AnswerState,
    pub submitted_on: Option<Date>,
    pub accepted_on: Option<Date>,
    /// Whoever asks wrote it for the unit.
    pub on_behalf: bool,
    pub version: i32,
}

/// A step that was taken with an answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CollectionStep {
    #[schema(inline)]
    pub step: AnswerStep,
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub by_name: Option<String>,
    pub on_behalf: bool,
    pub reason: Option<String>,
    /// What was written before a correction.
    pub before: Option<BTreeMap<String, Value>>,
}

/// What a unit was asked, what it says, and what may be done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CollectionAnswer {
    #[serde(flatten)]
    pub item: CollectionAnswerItem,
    pub collection: CollectionOut,
    /// What people wrote.
    pub values: BTreeMap<String, Value>,
    /// What the system knows: as it is now, or as it was when the answer was handed in.
    pub known: BTreeMap<String, Value>,
    pub steps: Vec<CollectionStep>,
    /// What the reader may do: `save`, `submit`, `accept`, `return`, `correct`.
    #[schema(inline)]
    pub may: Vec<AnswerStep>,
}

impl From<Taken> for CollectionStep {
    fn from(taken: Taken) -> Self {
        let Taken { step, at, by: _, by_name, on_behalf, reason, before } = taken;
        Self { step, at, by_name, on_behalf, reason, before }
    }
}

impl CollectionAnswerItem {
    pub fn of(answer: &Answer, unit: &Unit) -> Self {
        Self {
            collection_id: answer.collection_id,
            unit_id: unit.id,
            unit_name: unit.name.clone(),
            state: answer.state,
            submitted_on: answer.submitted_on,
            accepted_on: answer.accepted_on,
            on_behalf: answer.on_behalf,
            version: answer.version,
        }
    }
}

/// An answer with its form. `known` is what the system knows today; what was handed in keeps what it knew then.
///
/// # Errors
/// When the database is away.
pub async fn answer(desk: &Desk<'_>, asked: &Asked, writes: bool) -> Result<CollectionAnswer, Problem> {
    let (answer, collection) = (&asked.answer, &asked.placed.collection);
    let known = if answer.state.is_in() {
        answer.known.0.clone()
    } else {
        facts::known(desk, &asked.unit, &collection.form.0).await?
    };
    Ok(CollectionAnswer {
        item: CollectionAnswerItem::of(answer, &asked.unit),
        collection: detail(desk, &asked.placed).await?,
        values: answer.given.0.clone(),
        known,
        steps: answer.steps.0.iter().cloned().map(Into::into).collect(),
        may: may(asked, writes),
    })
}

fn may(asked: &Asked, writes: bool) -> Vec<AnswerStep> {
    let (collection, state) = (asked.placed.collection.state, asked.answer.state);
    let mine = |step: &AnswerStep| match step {
        AnswerStep::Accept | AnswerStep::Return => asked.placed.manages,
        AnswerStep::Save | AnswerStep::Submit | AnswerStep::Correct => writes,
    };
    let fits = |step: &AnswerStep| steps::next(collection, state, *step).is_some() && mine(step);
    AnswerStep::ALL.iter().copied().filter(fits).collect()
}
