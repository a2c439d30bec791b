use std::fmt;

/// Where the objects lie.
#[derive(Clone)]
pub struct StoreConfig {
    /// E.g. `https://s3.example.org`.
    pub endpoint: String,
    /// The same as browsers reach it, where that differs.
    pub public_endpoint: Option<String>,
    pub region: String,
    pub bucket: String,
    pub access_key: String,
    pub secret_key: String,
    /// Bucket in the path instead of in the host name.
    pub path_style: bool,
    /// Certificate authorities to trust besides the system's, as PEM.
    pub ca_pem: Option<Vec<u8>>,
}

impl fmt::Debug for StoreConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreConfig")
            .field("endpoint", &self.endpoint)
            .field("region", &self.region)
            .field("bucket", &self.bucket)
            .finish_non_exhaustive()
    }
}
