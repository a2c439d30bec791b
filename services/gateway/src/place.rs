use crate::{problems, state::Gateway};
use http::{HeaderMap, Uri, header::HOST};
use rest::Problem;
use std::sync::Arc;
use tenancy::{Entry, Tenant, TenantState};

/// Where a request arrived.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// The platform's own host: operators, no organisation.
    Platform,
    Organisation(Arc<Entry>),
    /// No organisation has this host.
    Nowhere,
}

impl Place {
    /// # Errors
    /// When the directory cannot be read.
    pub async fn of(gateway: &Gateway, host: &str) -> Result<Self, Problem> {
        if gateway.directory.is_platform(host) {
            return Ok(Self::Platform);
        }
        let away = |error| problems::UNAVAILABLE.problem().retry_after(2).because(error);
        let found = gateway.directory.resolve(host).await.map_err(away)?;
        Ok(found.map_or(Self::Nowhere, Self::Organisation))
    }

    pub fn tenant(&self) -> Option<&Tenant> {
        match self {
            Self::Organisation(entry) => Some(&entry.tenant),
            Self::Platform | Self::Nowhere => None,
        }
    }

    /// What keeps people out of this place, if anything.
    pub fn closed(&self) -> Option<Closed> {
        match self {
            Self::Nowhere => Some(Closed::Unknown),
            Self::Platform => None,
            Self::Organisation(entry) => match entry.state {
                TenantState::Active => None,
                TenantState::Suspended => Some(Closed::Suspended),
                TenantState::Creating => Some(Closed::Creating),
                TenantState::Closing if entry.closes_at.is_some() => Some(Closed::Closing),
                TenantState::Closing => Some(Closed::Unknown),
            },
        }
    }
}

/// Why nobody gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    Unknown,
    Creating,
    Suspended,
    /// Shut for good, but not gone yet.
    Closing,
}

impl Closed {
    /// Whether its administrators still come in, to take everything out.
    pub const fn can_be_left(self) -> bool {
        matches!(self, Self::Suspended | Self::Closing)
    }

    pub fn problem(self) -> Problem {
        match self {
            Self::Unknown => problems::UNKNOWN_HOST.problem(),
            Self::Creating => problems::TENANT_CREATING.problem(),
            Self::Suspended => problems::TENANT_SUSPENDED.problem(),
            Self::Closing => problems::TENANT_CLOSING.problem(),
        }
    }
}

/// The host that was asked for, in lower case with its port. HTTP/2 has it in the address. Two headers are none:
/// a proxy in front may have believed the other one.
pub(crate) fn host(uri: &Uri, headers: &HeaderMap) -> String {
    let mut given = headers.get_all(HOST).iter();
    let header = match (given.next(), given.next()) {
        (Some(only), None) => only.to_str().ok(),
        (Some(_), Some(_)) => return String::new(),
        (None, _) => None,
    };
    uri.authority().map(http::uri::Authority::as_str).or(header).unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_found_in_both_versions_of_http() {
        let headers = HeaderMap::from_iter([(HOST, "Alpha.localhost:8080".parse().unwrap())]);
        assert_eq!(host(&"/x".parse().unwrap(), &headers), "alpha.localhost:8080");
        assert_eq!(host(&"http://Beta.localhost/x".parse().unwrap(), &HeaderMap::new()), "beta.localhost");
        assert_eq!(host(&"/x".parse().unwrap(), &HeaderMap::new()), "");
        let mut two = headers;
        two.append(HOST, "beta.localhost:8080".parse().unwrap());
        assert_eq!(host(&"/x".parse().unwrap(), &two), "");
    }
}
