use super::{
    super::{
        files::{Files, area},
        problems::away,
        store::version,
    },
    open,
};
use crate::Records;
use ::documents::{Class, ObjectId};
use axum::extract::State;
use kernel::{DocumentId, DocumentVersionId, TenantId};
use rest::{Answer, Ctx, Path, Problem};
use rulepack::DocumentClass;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// S3 takes ten thousand parts, all but the last of at least 5 MiB.
const PART: u64 = 16 << 20;

/// An upload that was begun, with a link for each of its parts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DirectUpload {
    pub id: DocumentVersionId,
    pub document_id: DocumentId,
    pub parts: Vec<PartLink>,
    /// The links are good until then; ask again for new ones.
    #[serde(with = "time::serde::rfc3339")]
    pub expires_at: OffsetDateTime,
}

/// Where to put (PUT) one part.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PartLink {
    pub number: i32,
    /// First byte of the part in the file.
    pub offset: u64,
    /// Bytes; a part of another length is refused by the store.
    pub size: u64,
    pub url: String,
}

/// Make new links for an upload that is open
#[utoipa::path(get, path = "/direct-uploads/{id}", tag = "documents", operation_id = "get_direct_upload",
    params(("id" = DocumentVersionId, Path)), responses((status = OK, body = DirectUpload)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<DocumentVersionId>) -> Answer {
    let (version, upload) = open(&ctx, id).await?;
    let name = (ctx.tenant().id, area(DocumentClass::Content), id.0.into());
    let out = links(records.files()?, name, &version, &upload, ctx.now()).await?;
    ctx.read(&out)
}

/// # Errors
/// When a link cannot be signed.
pub async fn links(
    files: &Files,
    name: (TenantId, Class, ObjectId),
    version: &version::Model,
    upload: &str,
    now: OffsetDateTime,
) -> Result<DirectUpload, Problem> {
    let (lasts, size) = (files.settings.link(), version.bytes());
    let mut parts = Vec::new();
    for (number, offset) in (1..).zip((0..size).step_by(usize::try_from(PART).unwrap_or(usize::MAX))) {
        let length = PART.min(size - offset);
        let url = files.store.part_link(name, upload, (number, length), lasts).await.map_err(away)?;
        parts.push(PartLink { number, offset, size: length, url });
    }
    Ok(DirectUpload { id: version.id, document_id: version.document_id, parts, expires_at: now + lasts })
}
