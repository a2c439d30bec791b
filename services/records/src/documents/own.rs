//! The own file as its owner takes it away: what is there, and where to fetch it.

use super::store::{self, document::Column};
use crate::desk::Desk;
use kernel::{DocumentId, MemberId};
use rest::{Problem, kinds};
use rulepack::DocumentKind;
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// A file of the member who asks. Its content is at `/documents/{id}/content`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwnDocument {
    id: DocumentId,
    kind: DocumentKind,
    title: String,
    file_name: String,
    #[serde(with = "time::serde::rfc3339::option")]
    stored_at: Option<OffsetDateTime>,
    /// In bytes.
    size: i64,
    /// Of the file, in hexadecimal: what was fetched can be compared.
    sha256: String,
}

/// The documents of a member which the member may see, newest first.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<OwnDocument>, Problem> {
    let rules = &desk.pack.document_kinds.on(desk.today).value;
    let seen: Vec<&str> = rules.seen_by_member().iter().map(|kind| kind.as_str()).collect();
    if seen.is_empty() {
        return Ok(Vec::new());
    }
    let mine = Condition::all().add(Column::MemberId.eq(member)).add(Column::Kind.is_in(seen));
    let documents = store::page(desk.tx, mine, u64::from(u32::MAX)).await?;
    let mut current = store::current_of(desk.tx, &documents).await?;
    let one = |document: store::document::Model| {
        let content = current.remove(&document.id).ok_or_else(|| kinds::INTERNAL.problem())?;
        Ok(OwnDocument {
            id: document.id,
            kind: document.kind,
            title: document.title,
            sha256: data_encoding::HEXLOWER.encode(&content.sum()),
            file_name: content.file_name,
            stored_at: content.stored_at,
            size: content.size,
        })
    };
    documents.into_iter().map(one).collect()
}
