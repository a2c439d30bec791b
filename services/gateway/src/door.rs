use crate::{
    api::check_limits,
    guard::{address, headers::Policy},
    place::{self, Place},
    problems,
    state::Gateway,
    web,
};
use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kernel::{Locale, RequestId};
use std::net::{IpAddr, SocketAddr};
use telemetry::RequestLog;

/// What is known of a request before anybody is asked about it.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    pub place: Place,
    pub host: String,
    pub address: Option<IpAddr>,
    pub locale: Locale,
    pub request_id: RequestId,
}

/// Stands before everything but the health checks: finds out where the request arrived, turns away whoever
/// knocks at a closed place, and gives every answer its headers.
pub(crate) async fn enter(State(gateway): State<Gateway>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let arrival = match arrive(&gateway, &request).await {
        Ok(arrival) => arrival,
        Err(problem) => return finish(&gateway, &path, problem.into_response()),
    };
    let request_id = arrival.request_id;
    if let Some(log) = request.extensions().get::<RequestLog>() {
        log.request_id(request_id);
        if let Some(tenant) = arrival.place.tenant() {
            log.tenant(&tenant.key);
        }
    }
    let mut answer = match arrival.place.closed() {
        _ if path == CHALLENGE => challenge(&gateway, &arrival).await,
        Some(closed)
            if !open_anyway(&path) && !gateway.docs.leave.lets_in(closed, request.method(), &path) =>
        {
            web::closed(closed, &arrival, wants_page(&request))
        }
        _ => {
            request.extensions_mut().insert(arrival);
            next.run(request).await
        }
    };
    if let Ok(id) = request_id.to_string().parse() {
        answer.headers_mut().entry("x-request-id").or_insert(id);
    }
    finish(&gateway, &path, answer)
}

/// Reads what the request says of itself; the future keeps nothing of it.
fn arrive(
    gateway: &Gateway,
    request: &Request<Body>,
) -> impl Future<Output = Result<Arrival, rest::Problem>> + use<> {
    let gateway = gateway.clone();
    let host = place::host(request.uri(), request.headers());
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0);
    let address = address::client(peer, request.headers(), &gateway.settings.server.trusted_proxies);
    let request_id = rest::spoken_request().unwrap_or_else(RequestId::new);
    let locale = rest::spoken_locale();
    async move {
        let place = Place::of(&gateway, &host).await?;
        Ok(Arrival { place, host, address, locale, request_id })
    }
}

/// What the notice page of a closed place itself is made of, and the public face a client may ask for.
fn open_anyway(path: &str) -> bool {
    path == "/api/openapi.json" || path.starts_with("/api/docs")
}

/// Where a host that leads here is proven to be an organisation's: before it is, nothing else is served under it.
const CHALLENGE: &str = "/.well-known/zhibu-challenge";

async fn challenge(gateway: &Gateway, arrival: &Arrival) -> Response {
    let method = http::Method::GET;
    if let Err(problem) = check_limits(gateway, arrival, &method, CHALLENGE).await {
        return problem.into_response();
    }
    let plain = [
        (http::header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (http::header::CACHE_CONTROL, "no-store"),
    ];
    match gateway.directory.challenge(&arrival.host).await {
        Ok(Some(token)) => (plain, token).into_response(),
        Ok(None) => problems::NOT_FOUND.problem().into_response(),
        Err(error) => problems::UNAVAILABLE.problem().retry_after(2).because(error).into_response(),
    }
}

fn wants_page(request: &Request<Body>) -> bool {
    !request.uri().path().starts_with("/api/")
}

fn finish(gateway: &Gateway, path: &str, mut answer: Response) -> Response {
    let policy = match path {
        docs if docs.starts_with("/api/docs") => Policy::Docs,
        api if api.starts_with("/api/") => Policy::Api,
        _ => Policy::Page,
    };
    gateway.security.apply(answer.headers_mut(), policy);
    answer
}
