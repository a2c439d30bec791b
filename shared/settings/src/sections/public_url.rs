use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Scheme, host and port under which browsers reach this deployment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicUrl {
    secure: bool,
    host: String,
    port: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be http:// or https://, a host and perhaps a port, such as https://zhibu.example")]
pub struct NotAUrl;

impl PublicUrl {
    /// Whether browsers speak TLS; cookies are then marked Secure.
    pub fn secure(&self) -> bool {
        self.secure
    }

    pub fn scheme(&self) -> &'static str {
        if self.secure { "https" } else { "http" }
    }

    /// The host of the platform's own pages.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Only where it differs from the scheme's usual one.
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// The address of another host of this deployment, without a slash at the end.
    pub fn of_host(&self, host: &str) -> String {
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}://{host}{port}", self.scheme())
    }
}

impl FromStr for PublicUrl {
    type Err = NotAUrl;

    fn from_str(text: &str) -> Result<Self, NotAUrl> {
        let uri: http::Uri = text.parse().map_err(|_| NotAUrl)?;
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(NotAUrl),
        };
        let authority = uri.authority().ok_or(NotAUrl)?;
        let bare = uri.path().trim_end_matches('/').is_empty() && uri.query().is_none();
        if !bare || authority.host().is_empty() || authority.as_str().contains('@') {
            return Err(NotAUrl);
        }
        let usual = if secure { 443 } else { 80 };
        let port = authority.port_u16().filter(|port| *port != usual);
        Ok(Self { secure, host: authority.host().to_ascii_lowercase(), port })
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.of_host(&self.host))
    }
}

impl TryFrom<String> for PublicUrl {
    type Error = NotAUrl;
    fn try_from(text: String) -> Result<Self, NotAUrl> {
        text.parse()
    }
}

impl From<PublicUrl> for String {
    fn from(url: PublicUrl) -> Self {
        url.to_string()
    }
}
