use crate::{leave::Leave, state::Gateway};
use axum::{Router, extract::State, response::IntoResponse, routing::get};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use std::sync::LazyLock;
use tokio::task::spawn_blocking;
use utoipa::{OpenApi as _, openapi::OpenApi};
use utoipa_swagger_ui::{Config, SwaggerUi};

#[derive(utoipa::OpenApi)]
#[openapi(info(
    title = "支部云 Zhibu",
    version = "1",
    description = "Every operation of every service. Problems are RFC 9457 documents with a stable `code`; \
        lists are paged by `cursor`; updates need `If-Match`; a POST may carry an `Idempotency-Key`.",
    license(name = "Apache-2.0", identifier = "Apache-2.0")
))]
struct Whole;

/// One document of all services, in a stable order.
pub fn merged(docs: Vec<OpenApi>) -> OpenApi {
    docs.into_iter().fold(Whole::openapi(), |mut whole, part| {
        whole.merge(part);
        whole
    })
}

/// What the gateway knows of the API: the addresses that stay open at a closed place, and the whole document, which is
/// written when somebody asks for it first. The tree it is written from is many times as large, and not kept.
pub struct Docs {
    pub(crate) leave: Leave,
    whole: LazyLock<Written, Box<dyn FnOnce() -> Written + Send>>,
}

type Written = serde_json::Result<(Bytes, String)>;

impl Docs {
    /// `identity` is the document of the service that organisations come in and leave through, `all` that of all services.
    pub fn new(identity: &OpenApi, all: fn() -> OpenApi) -> Self {
        let write = move || {
            let body = Bytes::from(all().to_json()?);
            let tag = format!("\"{}\"", crate::web::short_hash(&body));
            Ok((body, tag))
        };
        Self { leave: Leave::of(identity), whole: LazyLock::new(Box::new(write)) }
    }
}

/// The document, and pages to read it with.
pub(crate) fn router() -> Router<Gateway> {
    let config = Config::from("/api/openapi.json").try_it_out_enabled(true);
    Router::new().route("/api/openapi.json", get(document)).merge(SwaggerUi::new("/api/docs").config(config))
}

async fn document(State(gateway): State<Gateway>, headers: HeaderMap) -> axum::response::Response {
    // writing takes a while, and who asks meanwhile waits
    let ready = spawn_blocking(move || gateway.docs.whole.as_ref().ok().cloned()).await;
    let Ok(Some((body, tag))) = ready else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let fresh = [(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache".to_owned())];
    if known {
        return (StatusCode::NOT_MODIFIED, fresh).into_response();
    }
    (fresh, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}
