//! What other features ask about the files of a unit.

use super::store::{self, file::Column};
use crate::{archive::Filed, desk::Desk, units::Unit};
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
    let mut all = Vec::new();
    for file in store::page(desk.tx, closed, u64::from(u32::MAX)).await? {
        let Some(closed_on) = file.closed_on else { continue };
        let steps = store::steps_of(desk.tx, file.id).await?;
        let steps = steps.iter().filter(|step| step.counts()).map(|step| {
            json!({"step": step.step, "outcome": step.outcome, "decided_on": step.decided_on, "note": step.note})
        });
        let papers = store::papers_of(desk.tx, file.id).await?;
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
