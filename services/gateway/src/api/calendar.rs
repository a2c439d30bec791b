use super::forward;
use crate::{door::Arrival, problems, state::Gateway};
use axum::{
    Extension,
    extract::{Path, Request, State},
    response::Response,
};
use http::{Uri, header};
use rest::Problem;

/// `/calendar/{secret}.ics`: where calendar programs ask. Who asks has no session, whatever it sends along.
pub(crate) async fn calendar(
    State(gateway): State<Gateway>,
    Extension(arrival): Extension<Arrival>,
    Path(file): Path<String>,
    mut request: Request,
) -> Result<Response, Problem> {
    let secret = file.strip_suffix(".ics").filter(|secret| is_secret(secret));
    let secret = secret.ok_or_else(|| problems::NOT_FOUND.problem())?;
    let inside: Result<Uri, _> = format!("/api/records/calendar?secret={secret}").parse();
    *request.uri_mut() = inside.map_err(|_| problems::NOT_FOUND.problem())?;
    request.headers_mut().remove(header::COOKIE);
    forward(State(gateway), Extension(arrival), request).await
}

/// 32 bytes in base 64; anything else is nobody's.
fn is_secret(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::is_secret;

    #[test]
    fn only_what_can_be_a_secret_is_asked_about() {
        assert!(is_secret(&"aZ0-_".repeat(9)[..43]));
        for none in ["", "short", &"a".repeat(44), &format!("{}&x=1", "a".repeat(39)), &"\u{e9}".repeat(43)] {
            assert!(!is_secret(none), "{none}");
        }
    }
}
