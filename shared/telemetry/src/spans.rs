//! The spans of a trace: a request or a job at the root, and below it what it waited for.
//!
//! They name routes, tables and operations, never what was asked for: an attribute is a word of the program, a
//! number of things or the opaque key of a tenant. Log lines and errors are not copied into spans.

use crate::trace::{add_link, is_on, name, parent_of, untraced};
use http::{HeaderMap, Method};
use std::fmt;
use tracing::{Span, field::Empty, info_span};

/// The target of every span. No other one is exported, so what a library records stays in the process.
pub(crate) const TARGET: &str = "zhibu_span";

/// A request as it arrives at this process; goes on with the caller's trace, if it has one.
pub(crate) fn request(method: &str, route: &str, headers: &HeaderMap) -> Span {
    if !is_on() {
        return Span::none();
    }
    let span = info_span!(
        target: TARGET, "request",
        otel.name = %format!("{method} {route}"), otel.kind = "server", otel.status_code = Empty,
        http.request.method = method, http.route = route, http.response.status_code = Empty,
        service = service_of(route), tenant = Empty, actor = Empty, request_id = Empty,
        queries = Empty, db_ms = Empty,
    );
    if let Some(parent) = parent_of(headers) {
        // fails only where no collector listens
        tracing_opentelemetry::OpenTelemetrySpanExt::set_parent(&span, parent).ok();
    }
    span
}

/// The part of a request that a service in the same process answers.
pub(crate) fn inside(method: &str, route: &str) -> Span {
    if untraced() {
        return Span::none();
    }
    info_span!(
        target: TARGET, "service",
        otel.name = %format!("{method} {route}"), otel.kind = "internal", otel.status_code = Empty,
        http.route = route, http.response.status_code = Empty, service = service_of(route),
    )
}

/// What became of a request. 5xx is the server's failure; 4xx is an answer.
pub(crate) fn answered(span: &Span, status: u16) {
    span.record("http.response.status_code", i64::from(status));
    if status >= 500 {
        span.record("otel.status_code", "ERROR");
    }
}

/// The route became known on the way.
pub(crate) fn found(span: &Span, method: &str, route: &str) {
    if span.is_none() {
        return;
    }
    name(span, format!("{method} {route}"));
    span.record("http.route", route);
    span.record("service", service_of(route));
}

/// `/api/records/…` is answered by records.
fn service_of(route: &str) -> &str {
    let part = route.strip_prefix("/api/").and_then(|rest| rest.split('/').next());
    part.filter(|part| !part.starts_with('{')).unwrap_or("")
}

/// One statement, or the begin or end of a transaction.
pub fn sql(pool: &'static str, sql: &str) -> Span {
    if untraced() {
        return Span::none();
    }
    let (operation, table) = (crate::sql::operation(sql), crate::sql::table(sql));
    let whole = table.as_deref().map_or_else(|| operation.clone(), |table| format!("{operation} {table}"));
    let span = info_span!(
        target: TARGET, "sql",
        otel.name = %whole, otel.kind = "client", otel.status_code = Empty,
        db.system.name = "postgresql", db.operation.name = %operation, db.collection.name = Empty,
        db.query.text = %crate::sql::masked(sql), pool,
    );
    if let Some(table) = table {
        span.record("db.collection.name", table);
    }
    span
}

/// A command to Redis; keys and values stay away.
pub fn redis(command: &'static str) -> Span {
    client("redis", command)
}

/// An operation on the object store; names of objects stay away.
pub fn store(operation: &'static str) -> Span {
    client("s3", operation)
}

/// A letter on its way to the mail server.
pub fn smtp() -> Span {
    client("smtp", "send")
}

fn client(system: &'static str, operation: &'static str) -> Span {
    if untraced() {
        return Span::none();
    }
    info_span!(
        target: TARGET, "client",
        otel.name = %format!("{system} {operation}"), otel.kind = "client", otel.status_code = Empty,
        peer.service = system, operation,
    )
}

/// A call of the internal API of a service. The path is cut where ids begin.
pub fn call(service: impl fmt::Display, method: &Method, path: &str) -> Span {
    if untraced() {
        return Span::none();
    }
    let plain = |part: &&str| part.bytes().all(|b| b.is_ascii_lowercase());
    let path: Vec<_> = path.split(['/', '?']).skip(1).take_while(plain).collect();
    let path = path.join("/");
    info_span!(
        target: TARGET, "call",
        otel.name = %format!("{method} {service} /{path}"), otel.kind = "client", otel.status_code = Empty,
        http.request.method = %method, peer.service = %service,
    )
}

/// Work that nobody waits for, a root of its own, linked to what caused it.
pub fn work<'a>(
    kind: &'static str,
    what: &str,
    tenant: Option<&dyn fmt::Display>,
    causes: impl Iterator<Item = &'a str>,
) -> Span {
    if !is_on() {
        return Span::none();
    }
    let span = info_span!(
        target: TARGET, parent: None, "work",
        otel.name = %format!("{kind} {what}"), otel.kind = "consumer", otel.status_code = Empty,
        kind, what, tenant = Empty, outcome = Empty,
    );
    if let Some(tenant) = tenant {
        span.record("tenant", tracing::field::display(tenant));
    }
    causes.for_each(|cause| add_link(&span, cause));
    span
}

/// What became of it.
pub fn worked(span: &Span, outcome: &'static str) {
    span.record("outcome", outcome);
}

/// What the span stands for has failed.
pub fn failed(span: &Span) {
    span.record("otel.status_code", "ERROR");
}
