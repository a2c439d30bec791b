use crate::{api, docs, door, state::Gateway, web};
use axum::{
    Router,
    extract::Request,
    http::{Extensions, HeaderMap, StatusCode, Version, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::Response,
    routing::{any, get},
};
use tower::ServiceBuilder;
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
};

/// The whole gateway as one service.
pub fn router(gateway: Gateway) -> Router {
    let inside =
        ServiceBuilder::new().layer(compression()).layer(from_fn_with_state(gateway.clone(), door::enter));
    let routes = Router::new()
        .merge(docs::router())
        .route("/api/{service}", any(api::nowhere))
        .route("/api/{service}/{*path}", any(api::forward))
        .route("/calendar/{file}", get(api::calendar))
        .route("/theme/{file}", get(web::theme))
        .fallback(web::page)
        .method_not_allowed_fallback(api::no_such_method)
        .layer(inside)
        .with_state(gateway);
    rest::edge(routes).layer(from_fn(number))
}

/// A request gets its number here; what a client says is forgotten. Of its trace the number alone is taken over:
/// the texts that may go with it could say anything, and would end up where traces are kept.
async fn number(mut request: Request, next: Next) -> Response {
    for name in [rest::REQUEST_ID, "tracestate", "baggage"] {
        request.headers_mut().remove(name);
    }
    next.run(request).await
}

/// Answers are coded on the fly at a level that costs little; built files were coded when they were built.
fn compression() -> CompressionLayer<impl Predicate> {
    let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(5))
        .compress_when(DefaultPredicate::new().and(NotForContentType::const_new(workbook)).and(no_file))
}

/// Files are packed already, mostly, and whoever saves one wants to know how long it is.
fn no_file(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    !headers.contains_key(header::CONTENT_DISPOSITION) || !headers.contains_key(header::CONTENT_LENGTH)
}

/// Headers that belong to one connection and are not passed on.
pub(crate) const HOP_BY_HOP: [header::HeaderName; 7] = [
    header::CONNECTION,
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
];
