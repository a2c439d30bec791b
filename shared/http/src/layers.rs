use crate::{
    REQUEST_ID,
    idempotency::intake,
    kinds,
    problem::{Rendered, kind_of_status},
    spoken::{SPOKEN, speaking_to_somebody},
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use kernel::{Locale, RequestId};
use std::panic::AssertUnwindSafe;
use telemetry::{RequestLog, log_requests};

/// What every service's router is wrapped in: one log line per request, language and number of the request, a
/// bound on bodies, problems for unknown addresses, wrong methods, refused input and panics, and the fingerprint
/// for idempotency keys.
pub fn layers(router: Router, body_bytes: usize) -> Router {
    router
        .fallback(|| async { kinds::NOT_FOUND.problem() })
        .method_not_allowed_fallback(|| async { kinds::METHOD_NOT_ALLOWED.problem() })
        .layer(from_fn(move |request: Request, next: Next| intake(request, body_bytes, next)))
        .layer(DefaultBodyLimit::max(body_bytes))
        .layer(from_fn(catch))
        .layer(from_fn(guard))
        .layer(from_fn(speak))
        .layer(from_fn(log_requests))
}

/// The part of [`layers`] that a router in front of services needs: it passes bodies on and reads none.
pub fn edge(router: Router) -> Router {
    router.layer(from_fn(catch)).layer(from_fn(speak)).layer(from_fn(log_requests))
}

/// Answers and logs under the number the gateway gave, in the language the client asked for.
async fn speak(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let locale = Locale::negotiate(text(headers, header::ACCEPT_LANGUAGE.as_str()));
    let id = text(headers, REQUEST_ID).and_then(|id| id.parse().ok()).unwrap_or_else(RequestId::new);
    if let Some(log) = request.extensions().get::<RequestLog>() {
        log.request_id(id);
    }
    let answer = speaking_to_somebody(next.run(request));
    let mut response = SPOKEN.scope((locale, id), answer).await;
    let number = HeaderValue::from_str(&id.to_string());
    if let (Ok(number), false) = (number, response.headers().contains_key(REQUEST_ID)) {
        response.headers_mut().insert(HeaderName::from_static(REQUEST_ID), number);
    }
    response
}

/// A panic is a bug of one request, not the end of the process.
async fn catch(request: Request, next: Next) -> Response {
    AssertUnwindSafe(next.run(request)).catch_unwind().await.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        kinds::INTERNAL.problem().because(format!("panic: {text}")).into_response()
    })
}

/// An answer of an API is of the type it says and belongs in no cache, and a refusal of the framework's own
/// extractors reads like any other.
async fn guard(request: Request, next: Next) -> Response {
    let mut response = reword(next.run(request).await);
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn reword(response: Response) -> Response {
    let status = response.status();
    let refused = status.is_client_error() || status.is_server_error();
    let kind = text(response.headers(), header::CONTENT_TYPE.as_str()).unwrap_or("text/plain");
    if !refused || response.extensions().get::<Rendered>().is_some() || !kind.starts_with("text/plain") {
        return response;
    }
    let mut other = kind_of_status(status).problem().into_response();
    *other.status_mut() = status;
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            other.headers_mut().insert(name, value.clone());
        }
    }
    other
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests;
