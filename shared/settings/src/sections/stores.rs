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
    /// A certificate authority to trust besides the system's.
    pub fn ca_file(&self) -> Option<PathBuf> {
        self.ca_file.as_ref().map(PathBuf::from)
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        let web = ["http://", "https://"].iter().any(|scheme| self.endpoint.starts_with(scheme));
        found.require(web, "s3.endpoint", "must begin with http:// or https://");
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
