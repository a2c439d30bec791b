use super::{Cidr, PublicUrl, optional};
use crate::error::Findings;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;

/// A part of the product that can run in a process of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Gateway,
    Identity,
    Records,
    Notifications,
}

impl Part {
    pub const ALL: [Part; 4] = [Part::Gateway, Part::Identity, Part::Records, Part::Notifications];
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    pub listen: SocketAddr,
    pub public_url: PublicUrl,
    pub base_domain: String,
    pub trusted_proxies: Vec<Cidr>,
    pub only: Vec<Part>,
    pub upstreams: Upstreams,
}

/// Where the parts run that are not in this process.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upstreams {
    #[serde(with = "optional")]
    pub identity: Option<String>,
    #[serde(with = "optional")]
    pub records: Option<String>,
    #[serde(with = "optional")]
    pub notifications: Option<String>,
}

impl Upstreams {
    pub fn of(&self, part: Part) -> Option<&str> {
        match part {
            Part::Gateway => None,
            Part::Identity => self.identity.as_deref(),
            Part::Records => self.records.as_deref(),
            Part::Notifications => self.notifications.as_deref(),
        }
    }
}

impl Server {
    /// Whether this process runs the part.
    pub fn runs(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }

    /// The address of an organisation, without a slash at the end: `https://slug.base_domain`.
    pub fn tenant_url(&self, slug: &str) -> String {
        self.public_url.of_host(&format!("{slug}.{}", self.base_domain))
    }

    /// The address of the platform's own pages, without a slash at the end.
    pub fn platform_url(&self) -> String {
        self.public_url.to_string()
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        let label = |part: &str| {
            let plain = part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            !part.is_empty() && plain
        };
        let domain = self.base_domain.split('.').all(label);
        found.require(
            domain,
            "server.base_domain",
            "must be a host name in lower case, such as zhibu.example",
        );
        for part in Part::ALL {
            let Some(url) = self.upstreams.of(part) else {
                let needed = part != Part::Gateway && !self.runs(part);
                found.require(!needed, &key_of(part), "must be set, because server.only leaves it out here");
                continue;
            };
            let plain = url.parse::<http::Uri>().is_ok_and(|uri| uri.scheme_str() == Some("http"));
            found.require(plain, &key_of(part), "must be an address such as http://records:8080");
        }
    }
}

fn key_of(part: Part) -> String {
    format!("server.upstreams.{}", format!("{part:?}").to_ascii_lowercase())
}
