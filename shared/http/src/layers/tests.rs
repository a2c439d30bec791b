use super::*;
use axum::{
    body::{Body, to_bytes},
    extract::Multipart,
    http::StatusCode,
    routing::{get, post},
};
use serde_json::Value;
use tower::ServiceExt;

fn router() -> Router {
    async fn panics() -> &'static str {
        panic!("hush")
    }
    async fn reads(crate::Json(_): crate::Json<Value>) {}
    async fn uploads(_: Multipart) {}
    async fn plain() -> (StatusCode, &'static str) {
        (StatusCode::BAD_GATEWAY, "hush")
    }
    async fn page() -> impl IntoResponse {
        (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/html")], "<p>none</p>")
    }
    let router = Router::new().route("/panics", get(panics)).route("/reads", post(reads));
    router.route("/uploads", post(uploads)).route("/plain", get(plain)).route("/page", get(page))
}

async fn answer(request: Request) -> Response {
    layers(router(), 100).oneshot(request).await.unwrap()
}

async fn ask(request: Request) -> (u16, Value) {
    let response = answer(request).await;
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, serde_json::from_slice(&body).unwrap_or_default())
}

fn get_request(path: &str) -> Request {
    Request::get(path).header("accept-language", "en").body(Body::empty()).unwrap()
}

fn post_request(path: &str, kind: &str, body: impl Into<Body>, key: bool) -> Request {
    let mut request = Request::post(path).header("content-type", kind);
    if key {
        request = request.header("idempotency-key", "k");
    }
    request.body(body.into()).unwrap()
}

#[tokio::test]
async fn whatever_goes_wrong_is_a_problem_with_the_number_of_the_request() {
    let id = RequestId::new();
    let cases = [
        ("/none", 404, "not_found"),
        ("/reads", 405, "method_not_allowed"),
        ("/panics", 500, "internal"),
        ("/plain", 502, "unavailable"),
    ];
    for (path, status, code) in cases {
        let mut request = get_request(path);
        request.headers_mut().insert(REQUEST_ID, id.to_string().parse().unwrap());
        let (got, body) = ask(request).await;
        assert_eq!((got, body["code"].as_str()), (status, Some(code)), "{path}");
        assert_eq!(body["request_id"], id.to_string());
        assert!(!body.to_string().contains("hush"));
    }
}

#[tokio::test]
async fn every_answer_has_a_number_and_belongs_in_no_cache() {
    for request in [get_request("/none"), post_request("/reads", "application/json", "1", false)] {
        let response = answer(request).await;
        assert!(response.headers()[REQUEST_ID].to_str().unwrap().parse::<RequestId>().is_ok());
        assert_eq!(response.headers()["cache-control"], "no-store");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    }
    assert_eq!(answer(get_request("/reads")).await.headers()["allow"], "POST");
}

#[tokio::test]
async fn a_refusal_of_the_framework_is_reworded_and_a_page_is_not() {
    let (status, body) = ask(post_request("/uploads", "text/csv", "a,b", false)).await;
    assert_eq!((status, body["code"].as_str()), (400, Some("bad_request")));
    let page = answer(get_request("/page")).await;
    assert_eq!(
        (page.status().as_u16(), &page.headers()["content-type"]),
        (404, &"text/html".parse().unwrap())
    );
}

#[tokio::test]
async fn large_bodies_and_other_media_are_refused() {
    let large = format!("\"{}\"", "x".repeat(200));
    for key in [false, true] {
        let (status, body) = ask(post_request("/reads", "application/json", large.clone(), key)).await;
        assert_eq!((status, body["code"].as_str()), (413, Some("body_too_large")));
    }
    assert_eq!(ask(post_request("/reads", "text/plain", "1", false)).await.1["code"], "unsupported_media");
    assert_eq!(ask(post_request("/reads", "application/json; charset=utf-8", "1", true)).await.0, 200);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_come_is_given_up_before_the_handler_begins() {
    let never = Body::from_stream(futures_util::stream::pending::<Result<bytes::Bytes, std::io::Error>>());
    let (status, body) = ask(post_request("/reads", "application/json", never, false)).await;
    assert_eq!((status, body["code"].as_str()), (408, Some("request_timeout")));
}

#[tokio::test]
async fn a_body_that_breaks_off_is_no_failure_of_ours() {
    let broken = futures_util::stream::iter([Ok("{"), Err(std::io::Error::other("gone"))]);
    let (status, body) =
        ask(post_request("/reads", "application/json", Body::from_stream(broken), true)).await;
    assert_eq!((status, body["code"].as_str()), (400, Some("bad_request")));
}
