use crate::{spans, tenants, trace};
use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use http::Method;
use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tracing::{Instrument, Span};

/// What becomes known of a request on its way; written as one line at its end. It travels in the request's
/// extensions, so that a gateway and a service in one process write one line together.
#[derive(Clone)]
pub struct RequestLog(Arc<Mutex<Notes>>);

type CostOf = Box<dyn Fn() -> (u32, Duration) + Send + Sync>;

struct Notes {
    method: &'static str,
    started: Instant,
    request_id: Option<String>,
    tenant: Option<String>,
    actor: &'static str,
    route: Option<String>,
    costs: Vec<CostOf>,
}

impl RequestLog {
    pub fn new(method: &Method) -> Self {
        Self(Arc::new(Mutex::new(Notes {
            method: known(method),
            started: Instant::now(),
            request_id: None,
            tenant: None,
            actor: "unknown",
            route: None,
            costs: Vec::new(),
        })))
    }

    /// The number the client is told.
    pub fn request_id(&self, id: impl fmt::Display) {
        self.notes().request_id = Some(id.to_string());
    }

    /// The opaque key of the tenant, never its name.
    pub fn tenant(&self, key: impl fmt::Display) {
        self.notes().tenant = Some(key.to_string());
    }

    /// What kind of actor it is (`account`, `operator`, `anonymous`, `system`), never who.
    pub fn actor(&self, kind: &'static str) {
        self.notes().actor = kind;
    }

    /// The template of the address, such as `/api/records/units/{id}`; the innermost router knows it best.
    pub fn route(&self, template: &str) {
        self.notes().route = Some(template.to_owned());
    }

    /// How to learn what a transaction of the request has cost; asked at the end.
    pub fn cost(&self, of: impl Fn() -> (u32, Duration) + Send + Sync + 'static) {
        self.notes().costs.push(Box::new(of));
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the line, counts the request and completes its span.
    fn write(&self, status: u16, span: &Span) {
        let notes = self.notes();
        let elapsed = notes.started.elapsed();
        let (queries, waited) = notes.costs.iter().fold((0_u32, Duration::ZERO), |(queries, time), cost| {
            let (more, longer) = cost();
            (queries.saturating_add(more), time + longer)
        });
        let (route, method) = (notes.route.as_deref().unwrap_or(UNMATCHED), notes.method);
        tracing::info!(
            target: "access",
            request_id = notes.request_id.as_deref(),
            trace_id = trace::id_of(span),
            tenant = notes.tenant.as_deref(),
            actor = notes.actor,
            method,
            route,
            status,
            ms = milliseconds(elapsed),
            queries,
            db_ms = milliseconds(waited),
            "request"
        );
        notes.complete(span, status, queries, waited);
        let outcome = outcome(status);
        let labels =
            [("method", method.to_owned()), ("route", route.to_owned()), ("outcome", outcome.to_owned())];
        metrics::histogram!("zhibu_request_seconds", &labels).record(elapsed.as_secs_f64());
        if let Some(tenant) = &notes.tenant {
            tenants::count(tenant, &tenants::Cost { route, outcome, elapsed, queries, waited });
        }
    }

    /// A request of the deployment's own parts is no request of anybody: it is counted apart and has a line only
    /// where lines of that kind are wanted.
    fn write_inside(&self, status: u16, span: &Span) {
        let notes = self.notes();
        let elapsed = notes.started.elapsed();
        let (route, method) = (notes.route.as_deref().unwrap_or(UNMATCHED), notes.method);
        tracing::debug!(target: "access", method, route, status, ms = milliseconds(elapsed), "internal request");
        spans::answered(span, status);
        let labels = [
            ("method", method.to_owned()),
            ("route", route.to_owned()),
            ("outcome", outcome(status).to_owned()),
        ];
        metrics::histogram!("zhibu_internal_seconds", &labels).record(elapsed.as_secs_f64());
    }
}

impl Notes {
    fn complete(&self, span: &Span, status: u16, queries: u32, waited: Duration) {
        if span.is_none() {
            return;
        }
        if let Some(route) = &self.route {
            spans::found(span, self.method, route);
        }
        spans::answered(span, status);
        span.record("actor", self.actor);
        span.record("tenant", self.tenant.as_deref());
        span.record("request_id", self.request_id.as_deref());
        span.record("queries", queries);
        span.record("db_ms", milliseconds(waited));
    }
}

const UNMATCHED: &str = "unmatched";

/// A method as it is told: the words of others are not repeated.
fn known(method: &Method) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|word| *word == method.as_str()).unwrap_or("OTHER")
}

fn outcome(status: u16) -> &'static str {
    match status {
        ..400 => "ok",
        400..500 => "refused",
        _ => "failed",
    }
}

impl fmt::Debug for RequestLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RequestLog")
    }
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

/// Middleware: one line per request, and a span. Where a router outside of this one already began a line, it only
/// adds the route, and a span of the service's own.
pub async fn log_requests(mut request: Request, next: Next) -> Response {
    let template = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = template.as_deref().unwrap_or(UNMATCHED);
    let begun = request.extensions().get::<RequestLog>().cloned();
    let method = known(request.method());
    let log = begun.clone().unwrap_or_else(|| RequestLog::new(request.method()));
    if template.is_some() {
        log.route(route);
    }
    if begun.is_some() {
        let span = spans::inside(method, route);
        let response = next.run(request).instrument(span.clone()).await;
        spans::answered(&span, response.status().as_u16());
        return response;
    }
    request.extensions_mut().insert(log.clone());
    let internal = request.uri().path().starts_with("/internal/");
    let span = match internal && trace::parent_of(request.headers()).is_none() {
        // asked in this process: it is a part of what is being done, if that is traced
        true => spans::inside(method, route),
        false => spans::request(method, route, request.headers()),
    };
    let mut line = Line { log, span: span.clone(), internal, status: GONE };
    let response = next.run(request).instrument(span).await;
    line.status = response.status().as_u16();
    response
}

/// Whoever asked did not wait for the answer.
const GONE: u16 = 499;

/// Writes the line of a request when it is over, however it ends.
struct Line {
    log: RequestLog,
    span: Span,
    internal: bool,
    status: u16,
}

impl Drop for Line {
    fn drop(&mut self) {
        match self.internal {
            true => self.log.write_inside(self.status, &self.span),
            false => self.log.write(self.status, &self.span),
        }
    }
}

#[cfg(test)]
mod tests;
