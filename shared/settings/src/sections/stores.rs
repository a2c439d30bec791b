use super::optional;
use crate::{Secret, error::Findings};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redis {
    /// Secret, because it may carry a password.
    pub url: Secret,
    #[serde(with = "optional")]
    url_file: Option<String>,
}

impl Redis {
    pub(crate) fn check(&self, found: &mut Findings) {
        let known = ["redis://", "rediss://", "redis+unix://", "unix://"];
        let ok = known.iter().any(|scheme| self.url.expose().starts_with(scheme));
        found.require(ok, "redis.url", "must begin with redis://, rediss:// or redis+unix://");
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3 {
    pub endpoint: String,
    #[serde(with = "optional")]
    pub public_endpoint: Option<String>,
    pub region: String,
    pub bucket: String,
    pub access_key: Secret,
    #[serde(with = "optional")]
    access_key_file: Option<String>,
    pub secret_key: Secret,
    #[serde(with = "optional")]
    secret_key_file: Option<String>,
    pub path_style: bool,
    #[serde(with = "optional")]
    ca_file: Option<String>,
}

impl S3 {
    /// Scheme, host and port under which browsers reach the store.
    pub fn public_origin(&self) -> Option<String> {
        let url = self.public_endpoint.as_deref().unwrap_or(&self.endpoint);
        let (scheme, rest) = url.split_once("://")?;
        let host = rest.split('/').next().filter(|host| !host.is_empty())?;
        // a bucket that is a part of the host is another origin
        let host = if self.path_style { host.to_owned() } else { format!("{}.{host}", self.bucket) };
        Some(format!("{scheme}://{host}"))
    }

    /// A certificate authority to trust besides the system's.
    pub fn ca_file(&self) -> Option<PathBuf> {
        self.ca_file.as_ref().map(PathBuf::from)
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        let web = |url: &str| ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
        found.require(web(&self.endpoint), "s3.endpoint", "must begin with http:// or https://");
        let public = self.public_endpoint.as_deref().is_none_or(web);
        found.require(public, "s3.public_endpoint", "must begin with http:// or https://");
        found.require(!self.region.is_empty(), "s3.region", "must be set");
        let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
        let name = (3..=63).contains(&self.bucket.len()) && self.bucket.bytes().all(letters);
        found.require(name, "s3.bucket", "must be 3 to 63 of a-z, 0-9, - and .");
        let both = self.access_key.is_set() == self.secret_key.is_set();
        found.require(both, "s3.secret_key", "s3.access_key and s3.secret_key must be set together");
        let pem = |path| std::fs::read_to_string(path).is_ok_and(|text| text.contains("BEGIN CERTIFICATE"));
        let message = "is not a readable file of certificates (PEM)";
        found.require(self.ca_file().is_none_or(pem), "s3.ca_file", message);
    }
}
