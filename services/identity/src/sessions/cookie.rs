//! The session cookie.

use http::{HeaderMap, HeaderValue, header::SET_COOKIE};
use time::Duration;

/// Name of the cookie the gateway reads.
pub const NAME: &str = "zhibu_session";

fn set(value: &str, secure: bool, max_age: Duration) -> HeaderMap {
    let secure = if secure { "; Secure" } else { "" };
    let age = max_age.whole_seconds().max(0);
    // no Domain: the cookie goes back to this host alone, so tenants never see each other's
    let text = format!("{NAME}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}");
    let mut headers = HeaderMap::new();
    if let Ok(header) = HeaderValue::from_str(&text) {
        headers.insert(SET_COOKIE, header);
    }
    headers
}

/// Hands a session token to the browser until the session must end.
pub fn give(token: &str, secure: bool, max_age: Duration) -> HeaderMap {
    set(token, secure, max_age)
}

/// Takes it back.
pub fn clear(secure: bool) -> HeaderMap {
    set("", secure, Duration::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_other_hosts_do_not_get_it() {
        let headers = give("abc", true, Duration::hours(12));
        assert_eq!(
            headers[SET_COOKIE],
            "zhibu_session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure"
        );
        assert_eq!(clear(false)[SET_COOKIE], "zhibu_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }
}
