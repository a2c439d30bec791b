//! What other features ask about the files of a unit.

use super::store::{self, file::Column};
use crate::{archive::Filed, desk::Desk, units::Unit};
use kernel::DevelopmentFileId;
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use time::Date;

/// Files of a unit that were closed between two days: what was decided, and which papers are there.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let closed = Condition::all().add(Column::UnitId.eq(unit.id)).add(Column::ClosedOn.between(first, last));
    let files = store::page(desk.tx, closed, u64::from(u32::MAX)).await?;
    let ids: Vec<DevelopmentFileId> = files.iter().map(|file| file.id).collect();
    let mut steps_of = store::steps_of_all(desk.tx, ids.clone()).await?;
    let mut papers_of = store::papers_of_all(desk.tx, ids).await?;
    let mut all = Vec::new();
    for file in files {
        let Some(closed_on) = file.closed_on else { continue };
        let steps = steps_of.remove(&file.id).unwrap_or_default();
        let steps = steps.iter().filter(|step| step.counts()).map(|step| {
            json!({"step": step.step, "outcome": step.outcome, "decided_on": step.decided_on, "note": step.note})
        });
        let papers = papers_of.remove(&file.id).unwrap_or_default();
        let papers = papers.iter().map(|paper| {
            json!({"code": paper.code, "dated": paper.dated, "pages": paper.pages, "document_id": paper.document_id})
        });
        let content = json!({
            "name": file.name, "state": file.state, "closed_on": closed_on, "special": file.special,
            "steps": steps.collect::<Vec<_>>(), "papers": papers.collect::<Vec<_>>(),
        });
        all.push(Filed::new(FiledKind::Development, file.id.0, &file.name, closed_on, content));
    }
    Ok(all)
}

/// Names of those whose files a unit has not closed.
///
/// # Errors
/// When the database is away.
pub async fn open_names(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<String>, Problem> {
    let open = Condition::all().add(Column::UnitId.eq(unit.id)).add(Column::ClosedOn.is_null());
    let files = store::page(desk.tx, open, u64::from(u32::MAX)).await?;
    Ok(files.into_iter().map(|file| file.name).collect())
}
