//! Papers that belong to the record of a meeting, scanned into the documents of its unit: the list people signed, what
//! was handed out, notes written by hand.

use super::{
    fields::few,
    problems::UNKNOWN_PAPER,
    store::meeting::{Model, Papers},
};
use crate::{desk::Desk, documents, units::Unit};
use kernel::{DocumentId, UnitId};
use rest::{Problem, kinds};
use rulepack::UnitKind;
use serde::Serialize;
use utoipa::ToSchema;

/// Papers of one record.
const MOST: usize = 20;

/// A paper of the record.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeetingPaper)]
pub struct PaperOut {
    pub document_id: DocumentId,
    pub title: String,
    /// The document was deleted since.
    pub gone: bool,
}

/// A paper as it was when the record was filed.
#[derive(Clone, Debug, Serialize)]
pub struct FiledPaper {
    document_id: DocumentId,
    title: String,
    /// Which content of the document, and its sum.
    number: i32,
    sha256: Option<String>,
}

/// The papers a record names, as they are kept.
///
/// # Errors
/// When there are too many, one is named twice, or one is no paper of the unit.
pub async fn named(
    desk: &Desk<'_>,
    meeting: &Model,
    unit: &Unit,
    wanted: Vec<DocumentId>,
) -> Result<Option<Papers>, Problem> {
    few(wanted.len(), MOST, "/papers")?;
    let found = documents::papers(desk.tx, wanted.clone()).await?;
    for (n, id) in wanted.iter().enumerate() {
        let at = || format!("/papers/{n}");
        if wanted.iter().take(n).any(|before| before == id) {
            return Err(kinds::TWICE.at(at()));
        }
        let theirs = found.get(id).is_some_and(|paper| paper.kept && keeps(unit, paper.unit_id));
        // one that was deleted since stays named
        if !theirs && !meeting.papers().contains(id) {
            return Err(UNKNOWN_PAPER.at(at()));
        }
    }
    Ok((!wanted.is_empty()).then_some(Papers(wanted)))
}

/// A paper that is named by itself; `before` was named in its place.
///
/// # Errors
/// When it is no paper of the unit.
pub async fn named_one(
    desk: &Desk<'_>,
    unit: &Unit,
    wanted: Option<DocumentId>,
    before: Option<DocumentId>,
    pointer: &str,
) -> Result<(), Problem> {
    let Some(id) = wanted.filter(|_| wanted != before) else { return Ok(()) };
    let found = documents::papers(desk.tx, vec![id]).await?;
    match found.get(&id) {
        Some(paper) if paper.kept && keeps(unit, paper.unit_id) => Ok(()),
        _ => Err(UNKNOWN_PAPER.at(pointer)),
    }
}

/// The papers of a group lie with its branch as well.
fn keeps(unit: &Unit, owner: Option<UnitId>) -> bool {
    let branch = unit.parent_id.filter(|_| unit.kind == UnitKind::Group);
    owner.is_some_and(|owner| owner == unit.id || Some(owner) == branch)
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, meeting: &Model) -> Result<Vec<PaperOut>, Problem> {
    shown_of(desk, meeting.papers().to_vec()).await
}

/// # Errors
/// When the database is away.
pub async fn shown_of(desk: &Desk<'_>, ids: Vec<DocumentId>) -> Result<Vec<PaperOut>, Problem> {
    let mut found = documents::papers(desk.tx, ids.clone()).await?;
    let one = |id: &DocumentId| {
        let paper = found.remove(id)?;
        Some(PaperOut { document_id: *id, title: paper.title, gone: !paper.kept })
    };
    Ok(ids.iter().filter_map(one).collect())
}

/// # Errors
/// When the database is away.
pub async fn filed(desk: &Desk<'_>, meeting: &Model) -> Result<Vec<FiledPaper>, Problem> {
    let noted = meeting.steps().iter().filter_map(|noted| noted.paper_id);
    let ids: Vec<DocumentId> = meeting.papers().iter().copied().chain(noted).collect();
    let mut found = documents::papers(desk.tx, ids.clone()).await?;
    let one = |id: &DocumentId| {
        let documents::UnitPaper { title, number, sha256, .. } = found.remove(id)?;
        Some(FiledPaper { document_id: *id, title, number, sha256 })
    };
    Ok(ids.iter().filter_map(one).collect())
}
