use super::optional;
use crate::error::Findings;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    Json,
    Pretty,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Telemetry {
    /// The collector's whole address for traces.
    #[serde(with = "optional")]
    pub otlp: Option<String>,
    #[serde(with = "optional")]
    metrics_listen: Option<String>,
    pub log_format: LogFormat,
    pub log_level: String,
}

impl Telemetry {
    /// Where metrics are to be had, if anywhere.
    pub fn metrics_listen(&self) -> Option<SocketAddr> {
        self.metrics_listen.as_ref()?.parse().ok()
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        let web = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        found.require(
            self.otlp.as_ref().is_none_or(web),
            "telemetry.otlp",
            "must begin with http:// or https://",
        );
        found.require(
            self.metrics_listen.is_none() || self.metrics_listen().is_some(),
            "telemetry.metrics_listen",
            "must be an address with a port, such as 127.0.0.1:9464",
        );
        found.require(!self.log_level.is_empty(), "telemetry.log_level", "must be set, such as info");
    }
}
