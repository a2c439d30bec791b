//! What other features ask about the papers of a unit.

pub use super::outgoing::Wanted as Paper;
use super::{
    content,
    outgoing::{Wanted, Watch},
    query,
    rules::{Duty, has_to_be_kept},
    store::{self, document::Column},
};
use crate::{Records, archive::Filed, desk::Desk, units::Unit};
use ::documents::Place;
use kernel::{DocumentId, SHANGHAI, business_date};
use rest::{Ctx, Problem, kinds};
use rulepack::{DocumentClass, archive::FiledKind};
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use std::collections::HashSet;
use time::Date;

/// Papers of a unit that came between two days, by the sums of their contents.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let all =
        store::page(desk.tx, Condition::all().add(Column::UnitId.eq(unit.id)), u64::from(u32::MAX)).await?;
    let mut current = store::current_of(desk.tx, &all).await?;
    let filed = |document: &store::document::Model| {
        let on = business_date(document.created_at, SHANGHAI);
        let version = current.remove(&document.id).filter(|_| first <= on && on <= last)?;
        let content = json!({
            "kind": document.kind, "class": document.class, "file_name": version.file_name, "size": version.size,
            "number": version.number, "sha256": data_encoding::HEXLOWER.encode(&version.sum()),
        });
        Some(Filed::new(FiledKind::Document, document.id.0, &document.title, on, content))
    };
    Ok(all.iter().filter_map(filed).collect())
}

/// Those of these papers that are on hold, or are to be kept for themselves beyond today.
///
/// # Errors
/// When the database is away.
pub async fn still_kept(desk: &Desk<'_>, ids: Vec<DocumentId>) -> Result<HashSet<DocumentId>, Problem> {
    let all = store::all_of(desk.tx, ids).await?;
    let rules = &desk.pack.document_kinds.on(desk.today).value;
    let duty = |one: &store::document::Model| Duty::of(rules, one.kind, one.retain_until);
    let kept =
        all.into_iter().filter(|one| has_to_be_kept(desk.today, duty(one), one.held_reason.as_deref()));
    Ok(kept.map(|one| one.id).collect())
}

/// The content of a document as a body, with its name, for somebody who may open it; none where not. A confidential
/// one is written down as read.
///
/// # Errors
/// When the database is away.
pub async fn opened(
    records: &Records,
    ctx: &Ctx,
    id: DocumentId,
) -> Result<Option<(String, Wanted)>, Problem> {
    let files = records.files()?.clone();
    let placed = match query::reached(records, ctx, id).await {
        Ok(placed) => placed,
        Err(problem) if problem.kind() == &kinds::NOT_FOUND => return Ok(None),
        Err(problem) => return Err(problem),
    };
    match content::may_read(records, ctx, &placed).await {
        Ok(()) => {}
        Err(problem) if [&kinds::FORBIDDEN, &kinds::NOT_FOUND].contains(&problem.kind()) => return Ok(None),
        Err(problem) => return Err(problem),
    }
    let number = placed.document.current_version;
    let version = content::of_number(ctx, id, number).await?;
    if placed.document.class == DocumentClass::Confidential {
        content::read(ctx, &placed, number).await?;
    }
    let name = version.file_name.clone();
    let wanted = Wanted {
        files,
        class: placed.document.class,
        place: Place { tenant: ctx.tenant().id, document: id.0, object: version.id.0 },
        keys: ctx.tx().keys(),
        watch: Watch { records: records.clone(), scope: ctx.scope().clone(), version },
    };
    Ok(Some((name, wanted)))
}
