use super::{
    query::{Asked, Placed},
    rules::{Form, Values},
    store::{
        self,
        answer::{Model as Answer, Taken},
        collection::Model,
    },
    words::{AnswerState, AnswerStep, CollectionState},
};
use crate::{desk::Desk, units::Unit};
use kernel::{CollectionId, UnitId};
use rest::Problem;
use serde::Serialize;
use std::collections::HashMap;
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// How many units were asked, and how far they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CollectionProgress)]
pub struct Progress {
    pub asked: u32,
    /// Handed in and not looked at yet.
    pub submitted: u32,
    pub accepted: u32,
    /// Still to be handed in.
    pub missing: u32,
}

impl Progress {
    pub fn add(&mut self, state: AnswerState, n: u32) {
        self.asked += n;
        match state {
            AnswerState::Submitted => self.submitted += n,
            AnswerState::Accepted => self.accepted += n,
            AnswerState::Asked | AnswerState::Draft | AnswerState::Returned => self.missing += n,
        }
    }
}

/// A collection in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CollectionItem {
    pub id: CollectionId,
    /// Who asks.
    pub unit_id: UnitId,
    pub unit_name: String,
    pub title: String,
    #[schema(inline)]
    pub state: CollectionState,
    pub due_on: Date,
    pub sent_on: Option<Date>,
    pub closed_on: Option<Date>,
    /// Of all units that were asked; what the reader does not manage counts as far as it is within reach.
    pub progress: Progress,
    pub version: i32,
}

/// A collection with its form.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CollectionOut {
    #[serde(flatten)]
    pub item: CollectionItem,
    pub intro: Option<String>,
    pub form: Form,
    pub reminded_on: Option<Date>,
    /// The reader sends it, takes in what comes, and closes it.
    pub manages: bool,
}

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
    pub before: Option<Values>,
}

/// What a unit was asked, what it says, and what may be done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CollectionAnswer {
    #[serde(flatten)]
    pub item: CollectionAnswerItem,
    pub collection: CollectionOut,
    /// What people wrote.
    pub values: Values,
    /// What the system knows: as it is now, or as it was when the answer was handed in.
    pub known: Values,
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

impl CollectionItem {
    pub fn of(collection: &Model, unit_name: String, progress: Progress) -> Self {
        Self {
            id: collection.id,
            unit_id: collection.unit_id,
            unit_name,
            title: collection.title.clone(),
            state: collection.state,
            due_on: collection.due_on,
            sent_on: collection.sent_on,
            closed_on: collection.closed_on,
            progress,
            version: collection.version,
        }
    }
}

/// How far collections are.
///
/// # Errors
/// When the database is away.
pub async fn progress(
    tx: &TenantTx,
    ids: Vec<CollectionId>,
) -> Result<HashMap<CollectionId, Progress>, Problem> {
    let mut all: HashMap<CollectionId, Progress> = HashMap::new();
    for row in store::counts(tx, ids).await? {
        all.entry(row.collection_id).or_default().add(row.state, u32::try_from(row.n).unwrap_or(u32::MAX));
    }
    Ok(all)
}

/// # Errors
/// When the database is away.
pub async fn detail(desk: &Desk<'_>, placed: &Placed) -> Result<CollectionOut, Problem> {
    let collection = &placed.collection;
    let progress = progress(desk.tx, vec![collection.id]).await?.remove(&collection.id);
    let progress = progress.filter(|_| placed.manages).unwrap_or_default();
    Ok(CollectionOut {
        item: CollectionItem::of(collection, placed.unit.name.clone(), progress),
        intro: collection.intro.clone(),
        form: collection.form.0.clone(),
        reminded_on: collection.reminded_on,
        manages: placed.manages,
    })
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
        super::facts::known(desk, &asked.unit, &collection.form.0).await?
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
    let fits =
        |step: &AnswerStep| super::rules::steps::next(collection, state, *step).is_some() && mine(step);
    AnswerStep::ALL.iter().copied().filter(fits).collect()
}
