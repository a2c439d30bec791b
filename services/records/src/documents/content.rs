use super::{
    outgoing::{Wanted, Watch},
    query::{self, Placed, thing},
    range::span,
    store::{self, version},
    view::content_type,
};
use crate::Records;
use ::documents::{Place, Span, disposition};
use access::Action;
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use kernel::DocumentId;
use rest::{Answer, Call, Ctx, Path, Problem, Query, kinds};
use rulepack::DocumentClass;
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::IntoParams;

/// Which content, and how it is shown.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// The newest when absent.
    pub number: Option<i32>,
    /// To be shown instead of saved; pictures and PDF only.
    #[serde(default)]
    pub inline: bool,
}

/// Fetch a document
///
/// A confidential one is opened here, and whoever opens it is written down. Ranges are for the others.
#[utoipa::path(get, path = "/documents/{id}/content", tag = "documents", operation_id = "get_document_content",
    params(("id" = DocumentId, Path), Which),
    responses((status = OK, description = "The file, under its own type", content_type = "*/*", body = Vec<u8>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DocumentId>,
    Query(which): Query<Which>,
    headers: HeaderMap,
) -> Answer {
    // a file that is shown instead of saved is taken away all the same
    ctx.takes_away()?;
    let files = records.files()?.clone();
    let placed = query::reached(&records, &ctx, id).await?;
    may_read(&records, &ctx, &placed).await?;
    let number = which.number.unwrap_or(placed.document.current_version);
    let version = of_number(&ctx, id, number).await?;
    let range = headers.get(header::RANGE).filter(|_| placed.document.class == DocumentClass::Content);
    let span = range.and_then(|value| span(value, version.bytes())).transpose()?;
    if placed.document.class == DocumentClass::Confidential {
        read(&ctx, &placed, number).await?;
    }
    let wanted = Wanted {
        files,
        class: placed.document.class,
        place: Place { tenant: ctx.tenant().id, document: id.0, object: version.id.0 },
        keys: ctx.tx().keys(),
        watch: Watch { records: records.clone(), scope: ctx.scope().clone(), version: version.clone() },
    };
    // committed before the file: nobody takes anything away without a trace, and no connection waits for a reader
    ctx.commit().await?;
    Ok(head(wanted.body(span).await?, &version, which.inline, span))
}

/// A confidential one has to be opened for, by place or because it is one's own; others may be read by whoever
/// sees them.
pub async fn may_read(records: &Records, ctx: &Ctx, placed: &Placed) -> Result<(), Problem> {
    let thing = thing(records, ctx, placed);
    let open = placed.document.class == DocumentClass::Content;
    if open || ctx.may(Action::ViewOwn, &thing).await? {
        return Ok(());
    }
    ctx.authorize(Action::Reveal, &thing).await
}

pub async fn of_number(ctx: &Call, id: DocumentId, number: i32) -> Result<version::Model, Problem> {
    let versions = store::of_document(ctx.tx(), id).await?;
    versions.into_iter().find(|v| v.number == Some(number)).ok_or_else(|| kinds::NOT_FOUND.problem())
}

pub async fn read(ctx: &Ctx, placed: &Placed, number: i32) -> Result<(), Problem> {
    let document = &placed.document;
    let new = json!({"member_id": document.member_id, "unit_id": document.unit_id, "kind": document.kind, "number": number});
    let (subject_id, new) = (Some(document.id.0), Some(new));
    ctx.audit(Entry { action: "read", subject: "document", subject_id, new, ..Entry::default() }).await
}

fn head(body: Body, version: &version::Model, inline: bool, span: Option<Span>) -> Response {
    let kind = version.file_kind;
    let pdf = kind == Some(::documents::FileKind::Pdf);
    let inline = inline && kind.is_some_and(|kind| kind.is_picture() || pdf);
    let (size, span) = (version.bytes(), span);
    let length = span.map_or(size, |span| span.last - span.first + 1);
    let mut response = Response::new(body);
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, content_type(version));
    set(header::CONTENT_LENGTH, &length.to_string());
    set(header::CONTENT_DISPOSITION, &disposition(inline, &version.file_name));
    set(header::CACHE_CONTROL, "no-store");
    // a browser's own viewer of PDF does not run inside a sandbox; nothing else is ever shown outside of one, nor within
    // a page of this host
    let viewed = inline && pdf;
    set(header::CONTENT_SECURITY_POLICY, if viewed { OUTSIDE } else { SANDBOX });
    if viewed {
        set(header::X_FRAME_OPTIONS, "SAMEORIGIN");
    }
    if let Some(span) = span {
        set(header::CONTENT_RANGE, &format!("bytes {}-{}/{size}", span.first, span.last));
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    response
}

const SANDBOX: &str =
    "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const OUTSIDE: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; \
     frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
