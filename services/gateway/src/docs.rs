use crate::state::Gateway;
use axum::{Router, extract::State, response::IntoResponse, routing::get};
use http::{HeaderMap, StatusCode, header};
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

/// The document, and pages to read it with.
pub(crate) fn router() -> Router<Gateway> {
    let config = Config::from("/api/openapi.json").try_it_out_enabled(true);
    Router::new().route("/api/openapi.json", get(document)).merge(SwaggerUi::new("/api/docs").config(config))
}

async fn document(State(gateway): State<Gateway>, headers: HeaderMap) -> axum::response::Response {
    let Ok(body) = gateway.docs.to_json() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = format!("\"{}\"", crate::web::short_hash(body.as_bytes()));
    let fresh = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "no-cache".to_owned())];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, fresh).into_response();
    }
    (fresh, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}
