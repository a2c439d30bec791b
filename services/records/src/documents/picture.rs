//! Files that come with something else, such as the photograph inside of a form, and go out in it.

use super::{
    bring::{self, Arriving},
    content,
    files::{self, Files},
    kept,
    naming::ended,
    problems, query,
    store::{self, document},
    target::{Permitted, Target},
    words::DocumentState,
};
use crate::{Records, desk::Desk};
use ::documents::{Facts, Outlet, Place};
use access::Action;
use bytes::Bytes;
use kernel::{DocumentId, MemberId, UnitId};
use rest::{Call, Ctx, Problem, kinds};
use rulepack::{DocumentKind, DocumentRule};
use sea_orm::DbErr;
use std::sync::Arc;
use tenancy::TenantTx;

/// A stored picture, in the clear.
pub struct Picture {
    pub bytes: Vec<u8>,
}

/// A file whose object is there, and whose row is not confirmed yet.
pub struct Arrived {
    arriving: Arriving,
    facts: Facts,
    rule: DocumentRule,
    pub title: String,
}

/// Stores a photograph of a member or, of whoever is none, with a unit; ends the transaction of the request.
///
/// # Errors
/// When it is no picture, or the store is away. Nothing of it stays.
pub async fn bring_photo(
    records: &Records,
    ctx: Ctx,
    (member, unit): (Option<MemberId>, UnitId),
    photo: Vec<u8>,
) -> Result<Arrived, Problem> {
    let kind = DocumentKind::Photo;
    let target = member.map_or(Target::Unit(unit, kind), |member| Target::Member(member, kind));
    brought(records, ctx, target, photo.into()).await
}

/// Stores a content that is here as a whole; ends the transaction of the request.
///
/// # Errors
/// When it is not of a kind that is taken, or the store is away. Nothing of it stays.
pub async fn brought(
    records: &Records,
    ctx: Ctx,
    target: Target,
    content: Bytes,
) -> Result<Arrived, Problem> {
    let files = records.files()?;
    let Permitted { rule, .. } = target.permit(records, &ctx).await?;
    let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
    let arriving = bring::begin_sized(records, ctx, target, size).await?;
    match bring::whole(files, &arriving, content).await {
        Ok(facts) => Ok(Arrived { arriving, facts, rule, title: String::new() }),
        Err(problem) => {
            bring::give_up(records, files, &arriving).await;
            Err(problem)
        }
    }
}

impl Arrived {
    /// Confirms it in the transaction of what it belongs to.
    ///
    /// # Errors
    /// When it has gone meanwhile.
    pub async fn keep(&self, desk: &Desk<'_>) -> Result<DocumentId, Problem> {
        let file_name = ended(&self.title, &self.facts);
        let version = store::version::Model { file_name, ..self.arriving.version().clone() };
        let title = self.title.clone();
        let named = |document: &mut document::Model| document.title = title;
        Ok(kept::keep(desk, version, &self.facts, &self.rule, named).await?.id)
    }

    /// Clears it away.
    pub async fn give_up(&self, records: &Records) {
        if let Ok(files) = records.files() {
            bring::give_up(records, files, &self.arriving).await;
        }
    }
}

/// A photograph the actor may open; none where it has gone or is closed to the actor.
///
/// # Errors
/// When it is damaged, or the store is away.
pub async fn picture(records: &Records, call: &Call, id: DocumentId) -> Result<Option<Picture>, Problem> {
    let placed = match query::reached_for(records, call, id, Action::Reveal).await {
        Ok(placed) => placed,
        Err(problem) if [&kinds::NOT_FOUND, &kinds::FORBIDDEN].contains(&problem.kind()) => return Ok(None),
        Err(problem) => return Err(problem),
    };
    let files = records.files()?;
    let version = content::of_number(call, id, placed.document.current_version).await?;
    Ok(Some(Picture { bytes: opened(files, call, &placed.document, &version).await? }))
}

/// A stored content as a whole, in the clear.
///
/// # Errors
/// When it is damaged, or the store is away.
pub async fn opened(
    files: &Files,
    call: &Call,
    document: &document::Model,
    version: &store::version::Model,
) -> Result<Vec<u8>, Problem> {
    let place = Place { tenant: call.tenant().id, document: document.id.0, object: version.id.0 };
    let sealed = (document.class == rulepack::DocumentClass::Confidential)
        .then(|| call.tx().keys() as Arc<dyn ::documents::Keys>);
    let area = files::area(document.class);
    let opened = Outlet::open(&files.store, area, &place, sealed, version.sum()).await;
    let mut outlet = opened.map_err(problems::unreadable)?;
    let mut bytes = Vec::new();
    while let Some(piece) = outlet.next().await.map_err(problems::unreadable)? {
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// Whether this is a photograph that is kept, of the member or with the unit.
///
/// # Errors
/// When the database is away.
pub async fn is_photo_of(
    tx: &TenantTx,
    id: DocumentId,
    member: Option<MemberId>,
    unit: UnitId,
) -> Result<bool, DbErr> {
    let found = store::find(tx, id).await?;
    Ok(found.is_some_and(|found| found.kind == DocumentKind::Photo && lies_with(&found, member, unit)))
}

/// Whether this is a document that is kept, of the member or of the unit.
///
/// # Errors
/// When the database is away.
pub async fn is_of(
    tx: &TenantTx,
    id: DocumentId,
    member: Option<MemberId>,
    unit: UnitId,
) -> Result<bool, DbErr> {
    Ok(store::find(tx, id).await?.is_some_and(|found| lies_with(&found, member, unit)))
}

fn lies_with(document: &document::Model, member: Option<MemberId>, unit: UnitId) -> bool {
    let own = document.member_id.is_some() && document.member_id == member;
    document.state == DocumentState::Kept && (own || document.unit_id == Some(unit))
}
