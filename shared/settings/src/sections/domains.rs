use super::{bounds, optional};
use crate::error::Findings;
use serde::{Deserialize, Serialize};
use std::{net::SocketAddr, time::Duration};

/// How organisations prove hosts of their own.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domains {
    #[serde(with = "optional")]
    pub resolver: Option<String>,
    pub ports: Vec<u16>,
    pub allow_private: bool,
    pub timeout_ms: u32,
    pub per_organisation: u16,
    /// Hours between two looks for the proof of a proven host; none when 0.
    pub recheck_hours: u32,
    pub lost_days: u16,
}

impl Domains {
    pub fn timeout(&self) -> Duration {
        Duration::from_millis(self.timeout_ms.into())
    }

    /// The name server to ask instead of the system's.
    pub fn resolver(&self) -> Option<SocketAddr> {
        self.resolver.as_deref().and_then(|text| text.parse().ok())
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        let server = self.resolver.is_none() || self.resolver().is_some();
        found.require(server, "domains.resolver", "must be an address with a port, such as 9.9.9.9:53");
        let ports = !self.ports.is_empty() && !self.ports.contains(&0);
        found.require(ports, "domains.ports", "must name at least one port, and none is 0");
        bounds(found, "domains.timeout_ms", self.timeout_ms, 100..=60_000);
        bounds(found, "domains.per_organisation", self.per_organisation, 1..=1000);
        bounds(found, "domains.recheck_hours", self.recheck_hours, 0..=24 * 31);
        bounds(found, "domains.lost_days", self.lost_days, 1..=365);
    }
}
