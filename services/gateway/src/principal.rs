use crate::{place::Place, problems, state::Gateway};
use http::{HeaderMap, header::COOKIE};
use kernel::SessionId;
use rest::Problem;
use serde::{Deserialize, Serialize};
use tenancy::assertion::{Actor, Level};

/// The cookie a session travels in.
pub(crate) const SESSION: &str = "zhibu_session";

/// Who a session belongs to, as identity says.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Principal {
    pub actor: Actor,
    pub level: Level,
    pub session: SessionId,
}

#[derive(Serialize)]
struct Question<'a> {
    cookie: &'a str,
}

impl Principal {
    /// Asks identity whose session this is, in the organisation the request arrived at: a cookie of another
    /// organisation is nobody's here. Asked for every request, so that an ended session has ended.
    ///
    /// # Errors
    /// When identity is away.
    pub async fn of(gateway: &Gateway, place: &Place, headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        let Some(cookie) = cookie(headers) else { return Ok(None) };
        let asking = match place.tenant() {
            Some(tenant) => gateway.identity.about(tenant.clone()),
            None => gateway.identity.clone(),
        };
        let away = |error| problems::UNAVAILABLE.problem().retry_after(2).because(error);
        asking.post("/internal/principal", &Question { cookie }).await.map_err(away)
    }
}

/// The session's token; only what can be one.
fn cookie(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut found = pairs.filter(|(name, _)| *name == SESSION).map(|(_, value)| value);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    found.find(|value| (16..=512).contains(&value.len()) && value.chars().all(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        let headers = HeaderMap::from_iter([(COOKIE, text.parse().unwrap())]);
        cookie(&headers).map(str::to_owned)
    }

    #[test]
    fn the_cookie_is_found_among_others() {
        let token = "abcDEF-_0123456789";
        assert_eq!(of(&format!("a=b; zhibu_session={token}; c")).as_deref(), Some(token));
        for none in ["", "a=b", "zhibu_session=", "zhibu_session=short", "xzhibu_session=abcdefghijklmnopq"] {
            assert_eq!(of(none), None, "{none}");
        }
        assert_eq!(of("zhibu_session=abcdefghijklmnop\"q"), None);
    }
}
