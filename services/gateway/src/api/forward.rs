use super::{ask, files, limits, linger::linger};
use crate::{door::Arrival, guard::csrf, leave, principal::Principal, problems, state::Gateway};
use axum::{
    Extension,
    body::Body,
    extract::{Request, State},
    response::Response,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use http_body_util::Limited;
use kernel::Service;
use rest::Problem;
use telemetry::RequestLog;
use tenancy::assertion::Actor;

/// `/api/{service}/…`: to the service, with an assertion about whoever asks.
pub(crate) async fn forward(
    State(gateway): State<Gateway>,
    Extension(arrival): Extension<Arrival>,
    request: Request,
) -> Result<Response, Problem> {
    let request = request.map(linger);
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let service = service(&path).ok_or_else(|| problems::NOT_FOUND.problem())?;
    let origin = gateway.settings.server.public_url.scheme().to_owned() + "://" + &arrival.host;
    if !csrf::same_site(&method, request.headers(), &origin) {
        return Err(problems::CROSS_SITE.problem());
    }
    limits::check(&gateway, &arrival, &method, &path).await?;
    let request = measured(&gateway, &path, request)?;
    let principal = Principal::of(&gateway, &arrival.place, request.headers()).await?;
    note(&request, principal.as_ref());
    leave::only_admins(&arrival.place, principal.as_ref())?;
    count(&gateway, &arrival, principal.as_ref());
    if let Some(principal) = &principal {
        limits::of_actor(&gateway, &arrival, &principal.actor).await?;
    }
    let mut answer = ask(&gateway, &arrival, principal.as_ref(), service, request).await?;
    if method == Method::DELETE && SIGN_OUT.contains(&path.as_str()) && answer.status().is_success() {
        clear_site_data(answer.headers_mut());
    }
    if !method.is_safe() && path.starts_with("/api/identity/settings") {
        gateway.looks.forget(arrival.place.tenant());
    }
    Ok(answer)
}

/// Counts the request for the figures operators see.
fn count(gateway: &Gateway, arrival: &Arrival, principal: Option<&Principal>) {
    let Some(tenant) = arrival.place.tenant() else { return };
    let now = gateway.clock.now();
    gateway.traffic.asked(&tenant.key, now);
    if principal.is_some_and(|principal| matches!(principal.actor, Actor::Account { .. })) {
        gateway.traffic.at_work(&tenant.key, now);
    }
}

/// Writes down what kind of actor it is, never who.
fn note(request: &Request, principal: Option<&Principal>) {
    let Some(log) = request.extensions().get::<RequestLog>() else { return };
    log.actor(match principal.map(|principal| &principal.actor) {
        Some(Actor::Account { .. }) => "account",
        Some(Actor::Operator { .. }) => "operator",
        Some(Actor::Gateway) => "system",
        Some(Actor::Anonymous) | None => "anonymous",
    });
}

/// `/api/…` that is nobody's.
pub(crate) async fn nowhere() -> Problem {
    problems::NOT_FOUND.problem()
}

/// A method an address of the gateway's own does not take.
pub(crate) async fn no_such_method() -> Problem {
    problems::METHOD_NOT_ALLOWED.problem()
}

const FORM: usize = 128 << 10;
const SIGN_OUT: [&str; 2] = ["/api/identity/session", "/api/identity/operator/session"];

/// The service a path names; none for what is not to be reached from outside.
fn service(path: &str) -> Option<Service> {
    let mut parts = path.strip_prefix("/api/")?.split('/');
    let service = parts.next()?.parse().ok()?;
    // services route what lies behind this prefix alone, and still: no way inside is spelt here
    let inside = parts.any(|part| matches!(part, "internal" | ".." | "."));
    (!inside).then_some(service)
}

/// Refuses a body that says it is too long, and cuts one that lied.
fn measured(gateway: &Gateway, path: &str, request: Request) -> Result<Request, Problem> {
    let limits = &gateway.settings.limits;
    let file = match files::brought(request.method(), path) {
        Some(files::Brought::Roster) => Some(limits.import_bytes),
        Some(files::Brought::Document) => {
            Some(usize::try_from(gateway.settings.documents.confidential_bytes).unwrap_or(usize::MAX))
        }
        Some(files::Brought::Part) => {
            Some(usize::try_from(gateway.settings.backups.move_part_bytes).unwrap_or(usize::MAX))
        }
        None => None,
    };
    // a form adds a little to the file in it
    let most = file.map_or(limits.body_bytes, |file| file.saturating_add(FORM));
    let says = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if says.and_then(|text| text.parse::<usize>().ok()).is_some_and(|length| length > most) {
        return Err(problems::BODY_TOO_LARGE.problem());
    }
    Ok(request.map(|body| Body::new(Limited::new(body, most))))
}

/// What the device remembers of the organisation's data goes; language, text size and theme are its own.
fn clear_site_data(headers: &mut HeaderMap) {
    headers.insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_services_and_never_inside() {
        assert_eq!(service("/api/records/units/x"), Some(Service::Records));
        assert_eq!(service("/api/identity/session"), Some(Service::Identity));
        for path in
            ["/api/nobody/x", "/api/identity/internal/principal", "/api/records/../internal/events", "/x"]
        {
            assert_eq!(service(path), None, "{path}");
        }
    }
}
