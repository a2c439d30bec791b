use super::{
    LIMITS,
    kept::{Head, Mapping, Template},
    recognise::recognise,
};
use crate::{
    Records,
    collections::{
        problems::{TEMPLATE_NO_HEADER, TEMPLATE_NOT_XLSX},
        query::{self, Placed},
        rules::Form,
        store, tell,
        view::{self, CollectionOut},
    },
    documents::{self, Arrived},
    imports,
    table::{Fault, Format, Table},
};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use kernel::CollectionId;
use rest::{Ctx, Path, Problem, Waiting, kinds};
use serde_json::json;
use utoipa::ToSchema;

/// The form with the file.
#[derive(ToSchema)]
#[allow(dead_code)] // only described
#[schema(as = CollectionTemplateFile)]
pub struct File {
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Attach the workbook of the committee above
///
/// The header is looked for below titles, and columns whose titles read as fields of the form are understood. The workbook is
/// kept with the papers of the unit that asks; one that was attached before stays there.
#[utoipa::path(post, path = "/collections/{id}/template", tag = "collections",
    operation_id = "attach_collection_template",
    params(("id" = CollectionId, Path)),
    request_body(content = File, content_type = "multipart/form-data"),
    responses((status = CREATED, body = CollectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    waiting: Waiting,
    Path(id): Path<CollectionId>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    let refuse = |problem: Problem| problem.into_response();
    // asked before the file is taken in, and again when it is here: no connection waits for a slow line
    let ctx = waiting.open().await?;
    let collection = query::managed(&ctx, id).await.map_err(refuse)?.collection;
    drop(ctx);
    let (name, bytes) = imports::taken(&headers, form, LIMITS).await.map_err(refuse)?;
    let looked = looked_at(&records, collection.form.0, name.clone(), bytes.clone()).await.map_err(refuse)?;
    let ctx = waiting.open().await?;
    let unit = collection.unit_id;
    let arrived = documents::bring_workbook(&records, ctx, unit, &name, bytes).await.map_err(refuse)?;
    let ctx = waiting.open().await?;
    match attached(&records, ctx, id, name, looked, &arrived).await {
        Ok(answer) => Ok(answer),
        Err(problem) => {
            arrived.give_up(&records).await;
            Err(refuse(problem))
        }
    }
}

type Looked = (Vec<Head>, Mapping);

async fn looked_at(records: &Records, form: Form, name: String, bytes: Bytes) -> Result<Looked, Problem> {
    let _place = records.readers.acquire().await.map_err(|_| kinds::UNAVAILABLE.problem())?;
    let look = move || -> Result<Option<Looked>, Fault> {
        let mut table = Table::open(&name, bytes, &LIMITS)?;
        if table.format() != Format::Xlsx {
            return Ok(None);
        }
        recognise(&mut table, &form).map(Some)
    };
    // a reader that panics over a file has met a damaged one
    let looked = tokio::task::spawn_blocking(look).await.unwrap_or(Err(Fault::CorruptWorkbook));
    let looked = looked.map_err(|fault| imports::of_fault(&fault))?;
    let (heads, mapping) = looked.ok_or_else(|| TEMPLATE_NOT_XLSX.at("/file"))?;
    if heads.is_empty() { Err(TEMPLATE_NO_HEADER.at("/file")) } else { Ok((heads, mapping)) }
}

async fn attached(
    records: &Records,
    ctx: Ctx,
    id: CollectionId,
    name: String,
    (heads, mut mapping): Looked,
    arrived: &Arrived,
) -> Result<Response, Problem> {
    let mut placed = query::managed(&ctx, id).await?;
    // the form may have changed since the file was looked at
    mapping.prune(&placed.collection.form.0);
    let desk = records.desk(&ctx);
    let document_id = arrived.keep(&desk).await?;
    let new = json!({"document_id": document_id, "file_name": name, "columns": mapping.columns.len()});
    placed.collection.template = Some(Template { document_id, number: 1, file_name: name, heads, mapping });
    let saved = store::update(desk.tx, placed.collection, desk.now).await?;
    let collection = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::audit(&desk, "attach_template", &collection, None, Some(new)).await?;
    let out = view::detail(&desk, &Placed { collection, ..placed }).await?;
    ctx.reply_version(StatusCode::CREATED, out.item.version, &out).await
}
