use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{
        CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
        X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
    },
};

const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
     connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
     form-action 'self'";
/// Answers of the API are never a page.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// Swagger UI styles itself.
const DOCS: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/// What a page may load and do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Policy {
    Page,
    Api,
    Docs,
}

/// Builds the headers every answer carries.
#[derive(Clone, Debug)]
pub(crate) struct Security {
    https: bool,
    /// Where documents are fetched from, if not from here.
    media: Option<String>,
}

impl Security {
    pub fn new(https: bool, media: Option<String>) -> Self {
        Self { https, media }
    }

    /// Adds what is not there yet; a page with a policy of its own keeps it.
    pub fn apply(&self, headers: &mut HeaderMap, policy: Policy) {
        let set = |headers: &mut HeaderMap, name: HeaderName, value: &'static str| {
            headers.entry(name).or_insert(HeaderValue::from_static(value));
        };
        if !headers.contains_key(CONTENT_SECURITY_POLICY) {
            self.policy(headers, policy, None);
        }
        set(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
        set(headers, X_FRAME_OPTIONS, "DENY");
        set(headers, REFERRER_POLICY, "same-origin");
        set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
        set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
        let unused = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        set(headers, HeaderName::from_static("permissions-policy"), unused);
        if policy == Policy::Api {
            set(headers, CACHE_CONTROL, "no-store");
        }
        if self.https {
            set(headers, STRICT_TRANSPORT_SECURITY, "max-age=31536000");
        }
    }

    /// Sets the content policy; with a nonce, styles that carry it are allowed too.
    pub fn policy(&self, headers: &mut HeaderMap, policy: Policy, nonce: Option<&str>) {
        let mut text = match policy {
            Policy::Page => POLICY,
            Policy::Api => NOTHING,
            Policy::Docs => DOCS,
        }
        .to_owned();
        if let Some(nonce) = nonce {
            text = text.replace("style-src 'self'", &format!("style-src 'self' 'nonce-{nonce}'"));
        }
        if let (Policy::Page, Some(media)) = (policy, &self.media) {
            text = text.replace("img-src 'self'", &format!("img-src 'self' {media}"));
            text = text.replace("connect-src 'self'", &format!("connect-src 'self' {media}"));
            text.push_str(&format!("; media-src 'self' {media}"));
        }
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.insert(CONTENT_SECURITY_POLICY, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(security: &Security, policy: Policy, nonce: Option<&str>) -> String {
        let mut headers = HeaderMap::new();
        security.policy(&mut headers, policy, nonce);
        headers[CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned()
    }

    #[test]
    fn nothing_inline_but_what_carries_the_nonce() {
        let security = Security::new(true, None);
        assert!(!policy(&security, Policy::Page, None).contains("unsafe"));
        let console = policy(&security, Policy::Page, Some("abc"));
        assert!(console.contains("style-src 'self' 'nonce-abc';") && console.contains("script-src 'self';"));
        assert!(policy(&security, Policy::Api, None).starts_with("default-src 'none'"));
    }

    #[test]
    fn media_may_come_from_the_object_store() {
        let security = Security::new(false, Some("https://s3.example.org".into()));
        let text = policy(&security, Policy::Page, None);
        assert!(text.contains("img-src 'self' https://s3.example.org data: blob:"));
        assert!(text.contains("media-src 'self' https://s3.example.org"));
        assert!(text.contains("script-src 'self';"));
    }

    #[test]
    fn strict_transport_only_over_tls() {
        for (https, expected) in [(true, true), (false, false)] {
            let mut headers = HeaderMap::new();
            Security::new(https, None).apply(&mut headers, Policy::Api);
            assert_eq!(headers.contains_key(STRICT_TRANSPORT_SECURITY), expected);
            assert_eq!(headers[CACHE_CONTROL], "no-store");
        }
    }
}
