//! Workbooks of units that another feature writes into.

use super::{
    naming::{file_name, title_of},
    picture::{Arrived, brought, opened},
    store,
    target::Target,
    words::{DocumentState, VersionState},
};
use crate::Records;
use bytes::Bytes;
use kernel::{DocumentId, UnitId};
use rest::{Call, Ctx, Problem};
use rulepack::DocumentKind;

/// Stores a workbook with the papers of a unit; ends the transaction of the request.
///
/// # Errors
/// When it is none, holds macros, or nothing may be put there. Nothing of it stays.
pub async fn bring_workbook(
    records: &Records,
    ctx: Ctx,
    unit: UnitId,
    name: &str,
    content: Bytes,
) -> Result<Arrived, Problem> {
    let mut arrived = brought(records, ctx, Target::Unit(unit, DocumentKind::Other), content).await?;
    arrived.title = title_of(&file_name(name));
    Ok(arrived)
}

/// The workbook as it was brought, for the feature it was brought for, whoever may see that; none where it has gone.
///
/// # Errors
/// When it is damaged, or the store is away.
pub async fn workbook(
    records: &Records,
    call: &Call,
    id: DocumentId,
    number: i32,
) -> Result<Option<Vec<u8>>, Problem> {
    let found = store::find(call.tx(), id).await?;
    let Some(document) = found.filter(|found| found.state == DocumentState::Kept) else { return Ok(None) };
    let versions = store::of_document(call.tx(), id).await?;
    let stored =
        |one: &store::version::Model| one.number == Some(number) && one.state == VersionState::Stored;
    let Some(version) = versions.into_iter().find(stored) else { return Ok(None) };
    opened(records.files()?, call, &document, &version).await.map(Some)
}
