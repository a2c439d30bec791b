//! Telling other services and the audit log what became of the archive.

use super::store::Model;
use crate::desk::Desk;
use events::kinds::{ArchiveYearChanged, HandoverChanged};
use rest::Problem;
use serde_json::json;
use tenancy::audit::Entry;

/// The sum of a seal stands in the audit chain: nobody changes it afterwards without breaking the chain.
///
/// # Errors
/// When the database is away.
pub async fn year(desk: &Desk<'_>, action: &'static str, volume: &Model) -> Result<(), Problem> {
    let (year, number) = (volume.year.unwrap_or_default(), volume.number.unwrap_or_default());
    let (sum, state) = (volume.hex(), volume.state);
    let new = json!({"unit_id": volume.unit_id, "year": year, "number": number, "state": state, "sum": sum});
    audit(desk, action, "archive", volume, new, volume.reason.clone()).await?;
    let (id, unit_id) = (volume.id, volume.unit_id);
    desk.emit(&ArchiveYearChanged { id, unit_id, year, number, state: state.to_string(), sum }).await
}

/// # Errors
/// When the database is away.
pub async fn handover(
    desk: &Desk<'_>,
    action: &'static str,
    volume: &Model,
    on_behalf: bool,
) -> Result<(), Problem> {
    let new = json!({
        "unit_id": volume.unit_id, "state": volume.state, "from_member_id": volume.from_member_id,
        "to_member_id": volume.to_member_id, "sum": volume.hex(), "on_behalf": on_behalf,
    });
    audit(desk, action, "handover", volume, new, None).await?;
    desk.emit(&HandoverChanged { id: volume.id, unit_id: volume.unit_id, state: volume.state.to_string() })
        .await
}

async fn audit(
    desk: &Desk<'_>,
    action: &'static str,
    subject: &'static str,
    volume: &Model,
    new: serde_json::Value,
    why: Option<String>,
) -> Result<(), Problem> {
    desk.audit(Entry { action, subject, subject_id: Some(volume.id.0), old: None, new: Some(new), why }).await
}
