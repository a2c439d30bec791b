use super::*;
use axum::{Extension, Router, body::Body, middleware::from_fn, routing::get};
use http::StatusCode;
use std::io::Write;
use tower::ServiceExt;
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Lines;
    fn make_writer(&'a self) -> Lines {
        self.clone()
    }
}

async fn handler(Extension(log): Extension<RequestLog>) -> StatusCode {
    log.tenant("aaaaaaaaaaaa");
    log.actor("account");
    log.request_id("7");
    log.cost(|| (2, Duration::from_millis(3)));
    log.cost(|| (1, Duration::from_millis(1)));
    StatusCode::IM_A_TEAPOT
}

async fn ask(router: Router, path: &str) -> Vec<String> {
    let lines = Lines::default();
    let subscriber = tracing_subscriber::fmt().json().flatten_event(true).with_writer(lines.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    router.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[tokio::test]
async fn a_request_leaves_one_line_without_what_was_asked() {
    let inner = Router::new().route("/members/{id}", get(handler)).layer(from_fn(log_requests));
    let outer = Router::new().fallback_service(inner).layer(from_fn(log_requests));
    let lines = ask(outer, "/members/4?q=%E5%BC%A0%E4%B8%89&token=hush").await;
    assert_eq!(lines.len(), 1, "{lines:?}");
    let line = &lines[0];
    for part in [
        r#""route":"/members/{id}""#,
        r#""tenant":"aaaaaaaaaaaa""#,
        r#""actor":"account""#,
        r#""status":418"#,
        r#""queries":3"#,
        r#""db_ms":4.0"#,
        r#""request_id":"7""#,
    ] {
        assert!(line.contains(part), "{part} in {line}");
    }
    assert!(!line.contains("hush") && !line.contains("members/4") && !line.contains("%E5"), "{line}");
}

#[tokio::test]
async fn an_unknown_address_is_not_repeated() {
    let router =
        Router::new().route("/a", get(handler)).fallback(|| async { "" }).layer(from_fn(log_requests));
    let lines = ask(router, "/members/110101199001011234").await;
    assert!(lines[0].contains("unmatched") && !lines[0].contains("110101199001"), "{lines:?}");
}

#[tokio::test]
async fn what_the_parts_ask_each_other_is_no_request_of_anybody() {
    let router = Router::new().route("/internal/{id}", get(handler)).layer(from_fn(log_requests));
    assert_eq!(ask(router, "/internal/events").await, Vec::<String>::new());
}
