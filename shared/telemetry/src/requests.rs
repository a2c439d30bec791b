use crate::trace::parent_of;
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
use tracing::Instrument;
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// What becomes known of a request on its way; written as one line at its end. It travels in the request's
/// extensions, so that a gateway and a service in one process write one line together.
#[derive(Clone)]
pub struct RequestLog(Arc<Mutex<Notes>>);

type CostOf = Box<dyn Fn() -> (u32, Duration) + Send + Sync>;

struct Notes {
    method: Method,
    started: Instant,
    request_id: Option<String>,
    tenant: Option<String>,
    actor: &'static str,
    route: Option<String>,
    costs: Vec<CostOf>,
}

impl RequestLog {
    pub fn new(method: Method) -> Self {
        Self(Arc::new(Mutex::new(Notes {
            method,
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

    /// Writes the line and counts the request.
    fn write(&self, status: u16) {
        let notes = self.notes();
        let elapsed = notes.started.elapsed();
        let (queries, waited) = notes.costs.iter().fold((0_u32, Duration::ZERO), |(queries, time), cost| {
            let (more, longer) = cost();
            (queries.saturating_add(more), time + longer)
        });
        let (route, method) = (notes.route.as_deref().unwrap_or("unmatched"), notes.method.as_str());
        tracing::info!(
            target: "access",
            request_id = notes.request_id.as_deref(),
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
        let class = match status {
            ..400 => "ok",
            400..500 => "refused",
            _ => "failed",
        };
        let labels =
            [("method", method.to_owned()), ("route", route.to_owned()), ("outcome", class.to_owned())];
        metrics::histogram!("zhibu_request_seconds", &labels).record(elapsed.as_secs_f64());
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

/// Middleware: one line and one span per request. Where a router outside of this one already began a line, it
/// only adds the route.
pub async fn log_requests(mut request: Request, next: Next) -> Response {
    let template = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let begun = request.extensions().get::<RequestLog>().cloned();
    let log = begun.clone().unwrap_or_else(|| RequestLog::new(request.method().clone()));
    if let Some(template) = &template {
        log.route(template);
    }
    if begun.is_some() {
        return next.run(request).await;
    }
    request.extensions_mut().insert(log.clone());
    let route = template.as_deref().unwrap_or("unmatched");
    let span = tracing::info_span!("request", method = %request.method(), route);
    if let Some(parent) = parent_of(request.headers()) {
        // fails only where no collector listens
        span.set_parent(parent).ok();
    }
    let response = next.run(request).instrument(span).await;
    log.write(response.status().as_u16());
    response
}

#[cfg(test)]
mod tests;
