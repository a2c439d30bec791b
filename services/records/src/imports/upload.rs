use super::{
    files, header,
    job::{QUEUE, Step, Work},
    layout, problems, reach,
    store::{self, import::Model},
    view::{ImportOut, brings},
    words::{ImportKind, ImportState},
};
use crate::{
    Records,
    table::{Fault, Format, Limits, Table, find_header},
};
use access::{Action, Reach};
use axum::{
    extract::{Multipart, State, multipart::MultipartError, multipart::MultipartRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header::CONTENT_LENGTH},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use kernel::ImportId;
use rest::{Ctx, Problem, Query, Waiting, kinds};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;
use tenancy::audit::Entry;
use utoipa::{IntoParams, ToSchema};

/// What the file brings.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    pub kind: ImportKind,
}

/// The form with the file.
#[derive(ToSchema)]
#[allow(dead_code)] // only described
pub struct Form {
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// A file that is not here by then is given up.
const PATIENCE: Duration = Duration::from_secs(300);
/// What a form adds to the file in it.
const AROUND: usize = 64 << 10;

/// Upload a roster or a tree
///
/// The file is read and checked; nothing is entered before somebody says so.
#[utoipa::path(post, path = "/imports", tag = "imports", operation_id = "create_import", params(Which),
    request_body(content = Form, content_type = "multipart/form-data"),
    responses((status = ACCEPTED, body = ImportOut)))]
pub async fn handle(
    State(records): State<Records>,
    waiting: Waiting,
    Query(which): Query<Which>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    // asked before the file is taken in, and again when it is here: no connection waits for a slow line
    let ctx = waiting.open().await?;
    permitted(&ctx, which.kind).await.map_err(IntoResponse::into_response)?;
    drop(ctx);
    let (name, bytes) = taken(&headers, form, records.limits).await.map_err(IntoResponse::into_response)?;
    let file = looked_at(&records, which.kind, name, bytes).await.map_err(IntoResponse::into_response)?;
    let ctx = waiting.open().await?;
    let mut answer = accept(ctx, which.kind, file).await.map_err(IntoResponse::into_response)?;
    let dry_run = headers.get("prefer").is_some_and(|value| value.as_bytes() == b"handling=dry-run");
    if dry_run {
        answer.headers_mut().insert("preference-applied", HeaderValue::from_static("handling=dry-run"));
    }
    Ok(answer)
}

async fn permitted(ctx: &Ctx, kind: ImportKind) -> Result<Reach, Problem> {
    ctx.reach_something(Action::Import, brings(kind)).await
}

/// The name and the content of the file in a form.
///
/// # Errors
/// When there is none, it is too large, or does not come in time.
pub async fn taken(
    headers: &HeaderMap,
    form: Result<Multipart, MultipartRejection>,
    limits: Limits,
) -> Result<(String, Bytes), Problem> {
    let says = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if says.is_some_and(|length| length > limits.file_bytes.saturating_add(AROUND)) {
        return Err(too_large(limits));
    }
    let form = form.map_err(|_| kinds::UNSUPPORTED_MEDIA.with("expected", "multipart/form-data"))?;
    let room = says.unwrap_or_default().min(limits.file_bytes);
    match tokio::time::timeout(PATIENCE, file(form, room, limits)).await {
        Ok(taken) => taken,
        Err(_) => Err(kinds::REQUEST_TIMEOUT.problem()),
    }
}

fn too_large(limits: Limits) -> Problem {
    problems::of_fault(&Fault::FileTooLarge { limit: limits.file_bytes })
}

async fn file(mut form: Multipart, room: usize, limits: Limits) -> Result<(String, Bytes), Problem> {
    let broken = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(limits),
        _ => kinds::BAD_REQUEST.problem().because(error),
    };
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().map(file_name).unwrap_or_default();
        let mut bytes = Vec::with_capacity(room);
        while let Some(piece) = field.chunk().await.map_err(broken)? {
            if bytes.len() + piece.len() > limits.file_bytes {
                return Err(too_large(limits));
            }
            bytes.extend_from_slice(&piece);
        }
        return Ok((name, bytes.into()));
    }
    Err(problems::NO_FILE.at("/file"))
}

/// The last part of what the browser calls the file, fit for a line of text.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    if plain.trim().is_empty() { "file".to_owned() } else { plain }
}

/// A file whose beginning makes sense.
struct File {
    name: String,
    bytes: Bytes,
    format: Format,
    header: Option<String>,
}

/// Opens the file as far as its header, so that a wrong one is told at once.
async fn looked_at(records: &Records, kind: ImportKind, name: String, bytes: Bytes) -> Result<File, Problem> {
    let limits = records.limits;
    let _place = records.readers.acquire().await.map_err(|_| kinds::UNAVAILABLE.problem())?;
    let look = move || -> Result<File, Fault> {
        let mut table = Table::open(&name, bytes.clone(), &limits)?;
        let columns = match kind {
            ImportKind::Members => header::columns(&find_header(&mut table, layout::MEMBERS)?),
            ImportKind::Units => header::columns(&find_header(&mut table, layout::UNITS)?),
        };
        Ok(File { name, format: table.format(), header: serde_json::to_string(&columns).ok(), bytes })
    };
    // a reader that panics over a file has met a damaged one
    let looked = tokio::task::spawn_blocking(look).await.unwrap_or(Err(Fault::CorruptWorkbook));
    looked.map_err(|fault| problems::of_fault(&fault))
}

async fn accept(ctx: Ctx, kind: ImportKind, file: File) -> Result<Response, Problem> {
    let reach = permitted(&ctx, kind).await?;
    let import = Model {
        id: ImportId::new(),
        kind,
        file_name: file.name,
        file_format: file.format,
        state: ImportState::Reading,
        mode: None,
        reach: reach::keep(&reach),
        unit_path: reach::part(&reach),
        header: file.header,
        rows_read: 0,
        rows_good: 0,
        rows_warned: 0,
        rows_refused: 0,
        rows_done: 0,
        progress: 0.0,
        problem: None,
        run: None,
        created_by: ctx.account().ok(),
        applied_by: None,
        created_at: ctx.now(),
        checked_at: None,
        applied_at: None,
        closed_at: None,
    };
    store::insert(ctx.tx(), import.clone()).await?;
    files::keep(ctx.tx(), import.id, &file.bytes).await?;
    ctx.enqueue(QUEUE, &Work { import: import.id, step: Step::Read }, None).await?;
    let new = json!({"kind": kind, "file_name": import.file_name, "bytes": file.bytes.len()});
    let subject_id = Some(import.id.0);
    ctx.audit(Entry { action: "upload", subject: "import", subject_id, new: Some(new), ..Entry::default() })
        .await?;
    ctx.reply(StatusCode::ACCEPTED, &ImportOut::of(import)).await
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_is_one_line_without_folders() {
        let cases = [
            ("名册.xlsx", "名册.xlsx"),
            ("C:\\people\\a.csv", "a.csv"),
            ("../../etc/passwd", "passwd"),
            ("a\r\nb.csv", "ab.csv"),
            (" ", "file"),
        ];
        for (given, kept) in cases {
            assert_eq!(file_name(given), kept);
        }
        assert_eq!(file_name(&"长".repeat(300)).chars().count(), 200);
    }
}
