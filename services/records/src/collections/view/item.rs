use crate::{
    collections::{
        query::Placed,
        rules::Form,
        store::{self, collection::Model},
        template::{Head, Mapping, Template},
        words::{AnswerState, CollectionState},
    },
    desk::Desk,
};
use kernel::{CollectionId, DocumentId, UnitId};
use rest::Problem;
use serde::Serialize;
use std::collections::HashMap;
use tenancy::TenantTx;
use time::Date;
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
    /// The workbook of the committee above, where there is one.
    pub template: Option<CollectionTemplate>,
}

/// A workbook the answers can be written into.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CollectionTemplate {
    pub document_id: DocumentId,
    pub file_name: String,
    /// Rows that may be the header, the likeliest first; for whoever manages the collection.
    pub heads: Vec<Head>,
    pub mapping: Mapping,
}

impl CollectionTemplate {
    fn of(template: &Template, manages: bool) -> Self {
        let Template { document_id, number: _, file_name, heads, mapping } = template.clone();
        Self { document_id, file_name, heads: if manages { heads } else { Vec::new() }, mapping }
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
        template: collection.template.as_ref().map(|one| CollectionTemplate::of(one, placed.manages)),
    })
}
