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
    traces_per_thousand: u32,
    trace_queue: u32,
    #[serde(with = "optional")]
    metrics_listen: Option<String>,
    metrics_tenants: u32,
    pub log_format: LogFormat,
    pub log_level: String,
}

impl Telemetry {
    /// Which part of the requests leaves a trace, from 0 to 1.
    pub fn trace_ratio(&self) -> f64 {
        f64::from(self.traces_per_thousand) / 1000.0
    }

    /// Spans that wait for the collector at the most.
    pub fn trace_queue(&self) -> usize {
        usize::try_from(self.trace_queue).unwrap_or(usize::MAX)
    }

    /// Organisations with metrics of their own.
    pub fn metrics_tenants(&self) -> usize {
        usize::try_from(self.metrics_tenants).unwrap_or(usize::MAX)
    }

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
        let within = |least, value, most| (least..=most).contains(&value);
        found.require(
            within(0, self.traces_per_thousand, 1000),
            "telemetry.traces_per_thousand",
            "must be between 0 and 1000",
        );
        found.require(
            within(64, self.trace_queue, 1_000_000),
            "telemetry.trace_queue",
            "must be between 64 and 1000000",
        );
        found.require(
            within(0, self.metrics_tenants, 1000),
            "telemetry.metrics_tenants",
            "must be between 0 and 1000",
        );
        found.require(
            self.metrics_listen.is_none() || self.metrics_listen().is_some(),
            "telemetry.metrics_listen",
            "must be an address with a port, such as 127.0.0.1:9464",
        );
        found.require(!self.log_level.is_empty(), "telemetry.log_level", "must be set, such as info");
    }
}
