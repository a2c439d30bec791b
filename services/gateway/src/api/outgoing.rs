use super::files;
use crate::{door::Arrival, principal::Principal, problems, router::HOP_BY_HOP, state::Gateway};
use axum::{extract::Request, response::Response};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use kernel::Service;
use rest::{Problem, Upstream};
use tenancy::assertion::{Claims, Client};

const ASSERTION: HeaderName = HeaderName::from_static("x-zhibu-assertion");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Sends a request to a service in the name of a principal, or of nobody.
///
/// # Errors
/// When the service is away.
pub(crate) async fn ask(
    gateway: &Gateway,
    arrival: &Arrival,
    principal: Option<&Principal>,
    service: Service,
    mut request: Request,
) -> Result<Response, Problem> {
    let away =
        |why: &str| problems::UNAVAILABLE.problem().retry_after(2).because(format!("{service}: {why}"));
    let upstream = gateway.upstreams.get(&service).ok_or_else(|| away("no way there"))?;
    let claims = claims(gateway, arrival, principal, request.headers());
    clean(request.headers_mut());
    let now = gateway.clock.now();
    if let Upstream::Local(_) = upstream {
        request.extensions_mut().insert(gateway.signer.vouch(claims, service, now));
    } else {
        let signed = gateway.signer.sign(&claims, service, now);
        let token = signed.ok().and_then(|token| HeaderValue::from_str(&token).ok());
        request.headers_mut().insert(ASSERTION, token.ok_or_else(|| away("no assertion"))?);
    }
    telemetry::inject(request.headers_mut());
    if let Ok(id) = HeaderValue::from_str(&arrival.request_id.to_string()) {
        request.headers_mut().insert(REQUEST_ID, id);
    }
    let limits = &gateway.settings.limits;
    let long = files::is_long(request.method(), request.uri().path());
    let patience = if long { limits.file_timeout() } else { limits.request_timeout() };
    let answer = tokio::time::timeout(patience, upstream.call(request)).await;
    let mut answer = answer.map_err(|_| away("no answer in time"))??;
    HOP_BY_HOP.iter().for_each(|name| drop(answer.headers_mut().remove(name)));
    Ok(answer)
}

fn claims(
    gateway: &Gateway,
    arrival: &Arrival,
    principal: Option<&Principal>,
    headers: &HeaderMap,
) -> Claims {
    let device = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let mut claims = Claims::anonymous(arrival.request_id);
    claims.tenant = arrival.place.tenant().cloned();
    claims.locale = arrival.locale;
    claims.client = Client {
        address: arrival.address.map(|address| address.to_string()),
        device: device.map(|text| text.chars().take(300).collect()),
        host: Some(arrival.host.clone()),
        secure: gateway.settings.server.public_url.secure(),
    };
    if let Some(principal) = principal {
        claims.actor = principal.actor.clone();
        claims.level = principal.level;
        claims.session = Some(principal.session);
    }
    claims
}

/// Takes away what a client must not say to a service: our own headers, the session's token, how it came here.
fn clean(headers: &mut HeaderMap) {
    let ours: Vec<HeaderName> = headers
        .keys()
        .filter(|name| name.as_str().starts_with("x-zhibu-") || name.as_str().starts_with("x-forwarded-"))
        .cloned()
        .collect();
    let rest = [header::COOKIE, header::AUTHORIZATION, header::FORWARDED, REQUEST_ID];
    for name in ours.iter().chain(&rest).chain(&HOP_BY_HOP) {
        headers.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_ours_comes_from_outside() {
        let mut headers = HeaderMap::new();
        for name in
            ["x-zhibu-assertion", "x-zhibu-anything", "cookie", "x-request-id", "x-forwarded-for", "te"]
        {
            headers.append(name.parse::<HeaderName>().unwrap(), HeaderValue::from_static("forged"));
            headers.append(name.parse::<HeaderName>().unwrap(), HeaderValue::from_static("twice"));
        }
        headers.insert(header::IF_MATCH, HeaderValue::from_static("\"3\""));
        clean(&mut headers);
        assert_eq!(headers.len(), 1);
    }
}
