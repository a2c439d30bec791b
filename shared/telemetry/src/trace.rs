//! A trace goes on from the gateway to a service in another process, and by links from a transaction to the work
//! that follows from it.

use http::{HeaderMap, HeaderName, HeaderValue};
use opentelemetry::{
    Context, global,
    propagation::{Extractor, Injector},
    trace::TraceContextExt,
};
use std::sync::atomic::{AtomicBool, Ordering};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// Whether a collector was set. Without one nothing is spent on spans.
static ON: AtomicBool = AtomicBool::new(false);

pub(crate) fn turn_on() {
    ON.store(true, Ordering::Relaxed);
}

pub(crate) fn is_on() -> bool {
    ON.load(Ordering::Relaxed)
}

/// Whether what is being done belongs to no trace: what polls the database for ever would begin one every second.
pub(crate) fn untraced() -> bool {
    !is_on() || Span::current().is_none()
}

struct Read<'a>(&'a HeaderMap);

impl Extractor for Read<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(HeaderName::as_str).collect()
    }
}

struct Write<'a>(&'a mut HeaderMap);

impl Injector for Write<'_> {
    fn set(&mut self, key: &str, value: String) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(key), HeaderValue::try_from(value)) {
            self.0.insert(name, value);
        }
    }
}

/// The span a request belongs to, as its headers say.
pub fn parent_of(headers: &HeaderMap) -> Option<Context> {
    let context = global::get_text_map_propagator(|propagator| propagator.extract(&Read(headers)));
    context.span().span_context().is_valid().then_some(context)
}

/// Writes the current span into the headers of a request to another process.
pub fn inject(headers: &mut HeaderMap) {
    if !is_on() {
        return;
    }
    let context = Span::current().context();
    global::get_text_map_propagator(|propagator| propagator.inject_context(&context, &mut Write(headers)));
}

/// The number of the trace a span belongs to.
pub(crate) fn id_of(span: &Span) -> Option<String> {
    if span.is_none() {
        return None;
    }
    let context = span.context();
    let id = context.span().span_context().trace_id();
    (id != opentelemetry::TraceId::INVALID).then(|| id.to_string())
}

/// Names a span anew.
pub(crate) fn name(span: &Span, name: String) {
    span.context().span().update_name(name);
}

const TRACEPARENT: &str = "traceparent";

/// The current span in the spelling of W3C, for a row that others will read; none where nobody collects it.
pub fn current() -> Option<String> {
    if untraced() {
        return None;
    }
    let sampled = Span::current().context().span().span_context().is_sampled();
    let mut headers = HeaderMap::new();
    inject(&mut headers);
    headers.get(TRACEPARENT).filter(|_| sampled)?.to_str().ok().map(str::to_owned)
}

pub(crate) fn add_link(span: &Span, cause: &str) {
    let Ok(value) = HeaderValue::from_str(cause) else { return };
    let headers = HeaderMap::from_iter([(HeaderName::from_static(TRACEPARENT), value)]);
    if let Some(cause) = parent_of(&headers) {
        span.add_link(cause.span().span_context().clone());
    }
}

/// Puts the current span before a text that is kept: a line of its own.
pub fn carry(text: String) -> String {
    match current() {
        Some(cause) => format!("{cause}\n{text}"),
        None => text,
    }
}

/// Takes apart what [`carry`] has put together. A text without a cause is left as it is.
pub fn carried(text: &str) -> (Option<&str>, &str) {
    let split = text.split_once('\n').filter(|(cause, _)| is_traceparent(cause));
    split.map_or((None, text), |(cause, rest)| (Some(cause), rest))
}

/// `00-{32 digits}-{16 digits}-{2 digits}`; no JSON and no base64 begins like this.
fn is_traceparent(text: &str) -> bool {
    let lengths = text.split('-').map(str::len).eq([2, 32, 16, 2]);
    lengths && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_told_from_the_text_it_came_with() {
        let cause = "00-5b8efff798038103d269b633813fc60c-eee19b7ec3c1b174-01";
        assert_eq!(carried(&format!("{cause}\n{{\"a\":1}}")), (Some(cause), "{\"a\":1}"));
        for plain in ["", "{\n}", "\"a\nb\"", cause, "00-zz-11-22\nx"] {
            assert_eq!(carried(plain), (None, plain));
        }
        assert_eq!(carry("x".into()), "x", "nobody collects here");
    }
}
