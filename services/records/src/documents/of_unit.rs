//! The papers of one unit, for whoever takes over its work.

use super::{
    query,
    store::{self, document::Column},
};
use crate::{Records, units::Unit};
use access::{Action, ResourceKind, Thing};
use kernel::{DocumentId, SHANGHAI, business_date};
use rest::{Call, Problem, kinds};
use rulepack::{DocumentClass, DocumentKind};
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A document of a unit that the reader may open.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OpenPaper {
    pub document_id: DocumentId,
    pub kind: DocumentKind,
    pub title: String,
    /// The day it came.
    pub on: Date,
}

/// The last papers of a unit, as far as the reader may open them.
///
/// # Errors
/// When the database is away.
pub async fn openable(
    records: &Records,
    call: &Call,
    unit: &Unit,
    most: u64,
) -> Result<Vec<OpenPaper>, Problem> {
    let seen = match query::seen(records, call).await {
        Ok(seen) => seen,
        // whoever sees none has none to open
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => return Ok(Vec::new()),
        Err(problem) => return Err(problem),
    };
    let place = Thing::within(ResourceKind::Document, unit.path.as_str());
    let mut theirs = Condition::all().add(seen).add(Column::UnitId.eq(unit.id));
    if !call.may(Action::Reveal, &place).await? {
        theirs = theirs.add(Column::Class.eq(DocumentClass::Content));
    }
    let found = store::page(call.tx(), theirs, most).await?;
    let paper = |document: store::document::Model| OpenPaper {
        document_id: document.id,
        kind: document.kind,
        title: document.title,
        on: business_date(document.created_at, SHANGHAI),
    };
    Ok(found.into_iter().map(paper).collect())
}
