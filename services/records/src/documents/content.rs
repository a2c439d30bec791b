use super::{
    files::{Files, area},
    problems::{self, RANGE},
    query::{self, Placed, thing},
    store::{self, version},
    view::content_type,
    words::Fault,
};
use crate::Records;
use ::documents::{Keys, Outlet, OutletError, Place, Span, disposition};
use access::Action;
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use kernel::DocumentId;
use rest::{Answer, Ctx, Path, Problem, Query, kinds};
use rulepack::DocumentClass;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;
use tenancy::{TenantScope, audit::Entry};
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
    responses((status = OK, description = "The file", content_type = "application/octet-stream", body = Vec<u8>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DocumentId>,
    Query(which): Query<Which>,
    headers: HeaderMap,
) -> Answer {
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
async fn may_read(records: &Records, ctx: &Ctx, placed: &Placed) -> Result<(), Problem> {
    let thing = thing(records, ctx, placed);
    let open = placed.document.class == DocumentClass::Content;
    if open || ctx.may(Action::ViewOwn, &thing).await? {
        return Ok(());
    }
    ctx.authorize(Action::Reveal, &thing).await
}

pub async fn of_number(ctx: &Ctx, id: DocumentId, number: i32) -> Result<version::Model, Problem> {
    let versions = store::of_document(ctx.tx(), id).await?;
    versions.into_iter().find(|v| v.number == Some(number)).ok_or_else(|| kinds::NOT_FOUND.problem())
}

async fn read(ctx: &Ctx, placed: &Placed, number: i32) -> Result<(), Problem> {
    let document = &placed.document;
    let new = json!({"member_id": document.member_id, "unit_id": document.unit_id, "kind": document.kind, "number": number});
    let (subject_id, new) = (Some(document.id.0), Some(new));
    ctx.audit(Entry { action: "read", subject: "document", subject_id, new, ..Entry::default() }).await
}

struct Wanted {
    files: Files,
    class: DocumentClass,
    place: Place,
    keys: Arc<dyn Keys>,
    watch: Watch,
}

impl Wanted {
    /// The file as a body. What is wrong at its beginning is told; later the answer breaks off.
    async fn body(self, span: Option<Span>) -> Result<Body, Problem> {
        let Self { files, class, place, keys, watch } = self;
        let sealed = (class == DocumentClass::Confidential).then_some(keys);
        let opened = match span {
            Some(span) => Outlet::part(&files.store, area(class), &place, span).await,
            None => Outlet::open(&files.store, area(class), &place, sealed, watch.version.sum()).await,
        };
        let begun = match opened {
            Ok(mut outlet) => outlet.next().await.map(|first| (outlet, first)),
            Err(error) => Err(error),
        };
        match begun {
            Ok((outlet, first)) => Ok(Body::from_stream(watch.over(outlet, first))),
            Err(error) => {
                watch.note(&error).await;
                Err(problems::unreadable(error))
            }
        }
    }
}

/// Notes what is found wrong while a file is read.
struct Watch {
    records: Records,
    scope: TenantScope,
    version: version::Model,
}

impl Watch {
    fn over(
        self,
        outlet: Outlet,
        first: Option<bytes::Bytes>,
    ) -> impl futures_util::Stream<Item = Result<bytes::Bytes, OutletError>> + Send + 'static {
        use futures_util::{StreamExt as _, stream};
        let watch = Arc::new(self);
        let rest = outlet.stream().then(move |piece| {
            let watch = watch.clone();
            async move {
                if let Err(error) = &piece {
                    watch.note(error).await;
                }
                piece
            }
        });
        stream::iter(first.map(Ok)).chain(rest)
    }

    async fn note(&self, error: &OutletError) {
        let (id, document) = (self.version.id, self.version.document_id);
        tracing::error!(%id, %document, %error, "a stored document cannot be read");
        let fault = match error {
            OutletError::Missing => Fault::Missing,
            OutletError::Damaged(_) | OutletError::Sum => Fault::Damaged,
            OutletError::Store(_) => return,
        };
        let noted = async {
            let tx = self.records.base.db.begin(&self.scope).await?;
            store::mark(&tx, vec![id], Some(fault), self.records.base.clock.now()).await?;
            tx.commit().await
        };
        if let Err(error) = noted.await {
            tracing::warn!(%error, "a damaged document could not be noted");
        }
    }
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
    // a browser's own viewer of PDF does not run inside a sandbox; nothing else is ever shown outside of one
    let policy = if inline && pdf { OUTSIDE } else { SANDBOX };
    set(header::CONTENT_SECURITY_POLICY, policy);
    if let Some(span) = span {
        set(header::CONTENT_RANGE, &format!("bytes {}-{}/{size}", span.first, span.last));
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    response
}

const SANDBOX: &str =
    "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const OUTSIDE: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; \
     frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// The one range of a header; none when it is another kind of range or several, which may be ignored (RFC 9110).
fn span(value: &HeaderValue, size: u64) -> Option<Result<Span, Problem>> {
    let text = value.to_str().ok()?.strip_prefix("bytes=")?;
    let (first, last) = text.split_once('-')?;
    let (first, last) = match (first.parse::<u64>().ok(), last.parse::<u64>().ok()) {
        (Some(first), Some(last)) if first <= last => (first, last.min(size.saturating_sub(1))),
        (Some(first), None) if last.is_empty() => (first, size.saturating_sub(1)),
        (None, Some(length)) if first.is_empty() => (size.saturating_sub(length), size.saturating_sub(1)),
        _ => return None,
    };
    Some(if first < size && first <= last { Ok(Span { first, last }) } else { Err(RANGE.problem()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_read_and_others_are_ignored() {
        let of = |text: &'static str| span(&HeaderValue::from_static(text), 100);
        let good = |text| of(text).and_then(Result::ok).map(|span| (span.first, span.last));
        assert_eq!(good("bytes=0-9"), Some((0, 9)));
        assert_eq!(good("bytes=90-"), Some((90, 99)));
        assert_eq!(good("bytes=-10"), Some((90, 99)));
        assert_eq!(good("bytes=50-1000"), Some((50, 99)));
        assert!(of("bytes=100-").is_some_and(|range| range.is_err()));
        for ignored in ["bytes=9-0", "bytes=0-1,3-4", "lines=1-2", "bytes=-"] {
            assert!(of(ignored).is_none(), "{ignored}");
        }
    }
}
