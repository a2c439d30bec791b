use super::{
    super::{
        bring::pending,
        files::area,
        naming::{file_name, title_of},
        problems::{NOT_CONTENT, NOT_PENDING, away, refused},
        room, store,
        store::{document, version},
        target::{Permitted, Target},
    },
    parts::{DirectUpload, links},
};
use crate::{Records, text};
use ::documents::{FileKind, Refusal};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::{DocumentId, UnitId};
use rest::{Ctx, Json, Path, Problem, Waiting, kinds};
use rulepack::{DocumentClass, DocumentKind};
use serde::Deserialize;
use utoipa::ToSchema;

/// A file that is about to be put into the store.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDirectUpload {
    pub kind: DocumentKind,
    /// A document that gets a new version; a new document when absent.
    #[serde(default)]
    pub document_id: Option<DocumentId>,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
    pub file_name: String,
    pub content_type: String,
    pub size: u64,
}

/// Begin an upload straight into the store
#[utoipa::path(post, path = "/units/{id}/direct-uploads", tag = "documents", operation_id = "start_direct_upload",
    request_body = NewDirectUpload, params(("id" = UnitId, Path)), responses((status = CREATED, body = DirectUpload)))]
pub async fn handle(
    State(records): State<Records>,
    waiting: Waiting,
    Path(id): Path<UnitId>,
    Json(new): Json<NewDirectUpload>,
) -> Result<Response, Response> {
    let refuse = |problem: Problem| problem.into_response();
    let ctx = waiting.open().await?;
    let tenant = ctx.tenant().id;
    let version = begin(&records, ctx, id, new).await.map_err(refuse)?;
    // no connection waits for the store
    let files = records.files().map_err(refuse)?;
    let name = (tenant, area(DocumentClass::Content), version.id.0.into());
    let kind = version.file_kind.map_or("application/octet-stream", FileKind::content_type);
    let begun = files.store.begin_direct(name.0, name.1, name.2, kind).await;
    let upload = begun.map_err(|error| refuse(away(error)))?;
    let ctx = waiting.open().await?;
    let begun = version::Model { upload: Some(upload.clone()), ..version };
    if !store::update_version(ctx.tx(), begun.clone()).await.map_err(|error| refuse(error.into()))? {
        return Err(refuse(NOT_PENDING.problem()));
    }
    let out = links(files, name, &begun, &upload, ctx.now()).await.map_err(refuse)?;
    ctx.reply(StatusCode::CREATED, &out).await.map_err(refuse)
}

/// Writes down that a file is about to come.
async fn begin(
    records: &Records,
    ctx: Ctx,
    unit: UnitId,
    new: NewDirectUpload,
) -> Result<version::Model, Problem> {
    let target = match new.document_id {
        Some(document) => Target::Version(document),
        None => Target::Unit(unit, new.kind),
    };
    let permitted = target.permit(records, &ctx).await?;
    let (document, version) = rows(records, &ctx, &permitted, unit, new)?;
    room::fits(ctx.tx(), version.bytes()).await?;
    if permitted.new {
        store::insert(ctx.tx(), document).await?;
    }
    store::insert_version(ctx.tx(), version.clone()).await?;
    ctx.commit().await?;
    Ok(version)
}

fn rows(
    records: &Records,
    ctx: &Ctx,
    permitted: &Permitted,
    unit: UnitId,
    new: NewDirectUpload,
) -> Result<(document::Model, version::Model), Problem> {
    let mut document = permitted.document.clone();
    if document.unit_id != Some(unit) || document.kind != new.kind {
        return Err(kinds::NOT_FOUND.problem());
    }
    let kind = acceptable(records, &document, &new)?;
    let file_name = file_name(&new.file_name);
    if permitted.new {
        let title = text::kept(new.title, "/title", 200)?;
        document.title = title.unwrap_or_else(|| title_of(&file_name));
        document.note = text::kept(new.note, "/note", 500)?;
    }
    let row = pending(ctx, document.id, new.size);
    Ok((document, version::Model { file_name, file_kind: Some(kind), ..row }))
}

fn acceptable(
    records: &Records,
    document: &document::Model,
    new: &NewDirectUpload,
) -> Result<FileKind, Problem> {
    if document.class != DocumentClass::Content {
        return Err(NOT_CONTENT.at("/kind"));
    }
    let rules = records.files()?.direct_rules(document.class);
    if new.size == 0 {
        return Err(refused(Refusal::Empty, &rules.kinds));
    }
    if new.size > rules.most {
        return Err(refused(Refusal::TooLarge { most: rules.most }, &rules.kinds));
    }
    match FileKind::of_content_type(&new.content_type) {
        // pictures go through the service, which takes place and time out of them
        Some(kind) if kind.is_picture() => Err(NOT_CONTENT.at("/content_type")),
        Some(kind) if rules.kinds.contains(&kind) => Ok(kind),
        _ => Err(refused(Refusal::Kind, &rules.kinds)),
    }
}
