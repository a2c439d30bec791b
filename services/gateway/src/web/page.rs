use super::{
    boot,
    files::{self, Coding, Face, File},
    missing::missing,
    notice,
    theme::short_hash,
};
use crate::{
    api::check_limits, door::Arrival, guard::headers::Policy, leave, place::Place, principal::Principal,
    problems, state::Gateway,
};
use axum::{
    Extension,
    body::Body,
    extract::{Request, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use rest::Problem;
use tenancy::assertion::{Actor, Level};

/// Everything that is not the API: a built file, a page, or the page that knows its own addresses.
pub(crate) async fn page(
    State(gateway): State<Gateway>,
    Extension(arrival): Extension<Arrival>,
    request: Request,
) -> Result<Response, Problem> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(problems::METHOD_NOT_ALLOWED.problem());
    }
    let (face, path) = face(&arrival.place, request.uri().path());
    let headers = request.headers();
    if path.starts_with("assets/") {
        let file = files::find(face, path, &codings(headers)).ok_or_else(|| problems::NOT_FOUND.problem())?;
        return Ok(built(headers, file, "public, max-age=31536000, immutable"));
    }
    if !path.ends_with(".html") && files::exists(face, path) {
        let file = files::find(face, path, &codings(headers)).ok_or_else(|| problems::NOT_FOUND.problem())?;
        return Ok(built(headers, file, "no-cache"));
    }
    let html = shell(face, path);
    if html.is_none() && arrival.place.closed().is_none() {
        return missing(&arrival, headers);
    }
    // a page asks identity as an operation does; its files do not
    check_limits(&gateway, &arrival, request.method(), request.uri().path()).await?;
    let principal = match face {
        // before log-in nobody is anybody
        Face::Site | Face::Login => None,
        Face::Member | Face::Console => {
            let found = insider(&gateway, &arrival, headers).await?;
            if let Some(answer) = elsewhere(&arrival, face, found.as_ref(), &request) {
                return Ok(answer);
            }
            found
        }
    };
    let Some(html) = html else { return missing(&arrival, headers) };
    let filled = boot::fill(&gateway, &arrival, principal.as_ref(), &html).await;
    Ok(shown(&gateway, headers, filled))
}

/// The face a path belongs to, and the path within it. What is an organisation's app there, is the platform's own
/// site on the platform's host.
fn face<'a>(place: &Place, path: &'a str) -> (Face, &'a str) {
    let inside = |prefix: &str| -> Option<&'a str> {
        let rest = path.strip_prefix(prefix)?;
        if rest.is_empty() { Some("") } else { rest.strip_prefix('/') }
    };
    if let Some(rest) = inside("/login") {
        (Face::Login, rest)
    } else if matches!(path, "/privacy" | "/privacy/") {
        // what an organisation tells about people's data is read without an account
        (Face::Login, "privacy")
    } else if let Some(rest) = inside("/console") {
        (Face::Console, rest)
    } else {
        let own = if matches!(place, Place::Platform) { Face::Site } else { Face::Member };
        (own, path.trim_start_matches('/'))
    }
}

/// The html of an address: a folder's own page, or the face's, which knows its addresses itself. The pages of the
/// site and of the log-in are separate files, so an unknown one is unknown.
fn shell(face: Face, path: &str) -> Option<String> {
    let folder = path.trim_end_matches('/');
    let own = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
    let file = files::find(face, &own, &[]).or_else(|| match face {
        Face::Site | Face::Login => None,
        Face::Member | Face::Console => files::find(face, "index.html", &[]),
    })?;
    String::from_utf8(file.data.into_owned()).ok()
}

/// Whoever is fully logged in here.
async fn insider(
    gateway: &Gateway,
    arrival: &Arrival,
    headers: &HeaderMap,
) -> Result<Option<Principal>, Problem> {
    let principal = Principal::of(gateway, &arrival.place, headers).await?;
    Ok(principal.filter(|principal| principal.level == Level::Full))
}

/// Where whoever asks for a page behind the log-in has to go instead.
fn elsewhere(
    arrival: &Arrival,
    face: Face,
    found: Option<&Principal>,
    request: &Request<Body>,
) -> Option<Response> {
    let closed = arrival.place.closed();
    if let Some(closed) = closed
        && !found.is_some_and(leave::is_admin)
    {
        return Some(notice::closed(closed, arrival, true));
    }
    let Some(found) = found else { return Some(to_login(request)) };
    // an operator who looks in has no member's pages, and at a closed place there are none
    let console = closed.is_some() || matches!(found.actor, Actor::Operator { .. });
    (face == Face::Member && console).then(|| Redirect::to("/console/").into_response())
}

/// To the log-in page, which leads back here.
fn to_login(request: &Request<Body>) -> Response {
    let here = request.uri().path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    let to = match here {
        "/" => "/login/".to_owned(),
        // a second slash would make it another host's address
        here if here.starts_with("//") => "/login/".to_owned(),
        here => format!("/login/?to={}", escape(here)),
    };
    ([(header::CACHE_CONTROL, "no-store")], Redirect::to(&to)).into_response()
}

/// Percent-encoding of everything that means something in a query.
fn escape(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

fn codings(headers: &HeaderMap) -> Vec<Coding> {
    files::codings(headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()))
}

fn built(headers: &HeaderMap, file: File, cache: &'static str) -> Response {
    let tag = format!("\"{}\"", short_hash(&file.hash));
    let mut answer = if known(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut answer = Body::from(file.data).into_response();
        set(answer.headers_mut(), header::CONTENT_TYPE, &file.mime);
        if let Some(coding) = file.coding.name() {
            set(answer.headers_mut(), header::CONTENT_ENCODING, coding);
        }
        answer
    };
    set(answer.headers_mut(), header::ETAG, &tag);
    set(answer.headers_mut(), header::CACHE_CONTROL, cache);
    set(answer.headers_mut(), header::VARY, "accept-encoding");
    answer
}

fn shown(gateway: &Gateway, headers: &HeaderMap, filled: boot::Filled) -> Response {
    let tag = format!("\"{}\"", short_hash(filled.html.as_bytes()));
    let mut answer = if filled.nonce.is_none() && known(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        filled.html.into_response()
    };
    let out = answer.headers_mut();
    set(out, header::CONTENT_TYPE, "text/html; charset=utf-8");
    set(out, header::CACHE_CONTROL, "private, no-cache");
    set(out, header::VARY, "cookie");
    if filled.nonce.is_none() {
        set(out, header::ETAG, &tag);
    }
    gateway.security.policy(out, Policy::Page, filled.nonce.as_deref());
    answer
}

/// Whether the client has this already; a coding made on the way turns a strong tag into a weak one.
fn known(headers: &HeaderMap, tag: &str) -> bool {
    let has = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    has.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)
}

fn set(headers: &mut HeaderMap, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_belong_to_faces() {
        for (path, expected) in [
            ("/", (Face::Member, "")),
            ("/login", (Face::Login, "")),
            ("/login/", (Face::Login, "")),
            ("/login/totp/", (Face::Login, "totp/")),
            ("/loginx", (Face::Member, "loginx")),
            ("/privacy", (Face::Login, "privacy")),
            ("/privacy/", (Face::Login, "privacy")),
            ("/console/members/1", (Face::Console, "members/1")),
            ("/assets/a.js", (Face::Member, "assets/a.js")),
        ] {
            assert_eq!(face(&Place::Nowhere, path), expected, "{path}");
        }
        for (path, expected) in [
            ("/", (Face::Site, "")),
            ("/signup/status/", (Face::Site, "signup/status/")),
            ("/assets/a.js", (Face::Site, "assets/a.js")),
            ("/login/", (Face::Login, "")),
            ("/console/", (Face::Console, "")),
        ] {
            assert_eq!(face(&Place::Platform, path), expected, "{path}");
        }
    }

    #[test]
    fn log_in_leads_back_and_never_away() {
        let at = |uri: &str| {
            let request = Request::get(uri).body(Body::empty()).unwrap();
            to_login(&request).headers()[header::LOCATION].to_str().unwrap().to_owned()
        };
        assert_eq!(at("/"), "/login/");
        assert_eq!(at("/console/members?unit=1&x=2"), "/login/?to=/console/members%3Funit%3D1%26x%3D2");
        assert_eq!(at("//evil.example/x"), "/login/");
    }

    #[test]
    fn a_weak_tag_is_known_too() {
        let headers = HeaderMap::from_iter([(header::IF_NONE_MATCH, "\"x\", W/\"abc\"".parse().unwrap())]);
        assert!(known(&headers, "\"abc\"") && !known(&headers, "\"abcd\""));
    }
}
