//! Looking for the proof of a host: in the DNS, or in a file of the host itself.

mod address;
mod dns;
mod file;

use dns::Names;
use settings::Domains;
use time::Duration;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Proof,
    /// Somebody answered, with something else.
    Nothing,
    /// Nobody answered.
    Nobody,
}

impl Found {
    /// How a check that found no proof is written down.
    pub fn failure(self) -> Option<&'static str> {
        match self {
            Self::Proof => None,
            Self::Nothing => Some("not_found"),
            Self::Nobody => Some("unreachable"),
        }
    }
}

/// Asks other people's name servers and hosts. It follows no redirect, reads little, waits a few seconds, and asks
/// no address of the own network unless the settings say so.
pub(crate) struct Prover {
    names: Names,
    settings: Domains,
}

impl Prover {
    /// # Errors
    /// When there is no name server to ask.
    pub fn new(settings: Domains) -> anyhow::Result<Self> {
        Ok(Self { names: Names::new(settings.resolver(), settings.timeout())?, settings })
    }

    /// How many hosts an organisation may add.
    pub fn most(&self) -> u16 {
        self.settings.per_organisation
    }

    /// After how long a proven host is looked at again; none where it never is.
    pub fn recheck(&self) -> Option<Duration> {
        let hours = self.settings.recheck_hours;
        (hours > 0).then(|| Duration::hours(hours.into()))
    }

    /// For how many days the proof of a host may be missing.
    pub fn lost_days(&self) -> u16 {
        self.settings.lost_days
    }

    /// Whether the token is where it proves the host. No token proves nothing: an empty line is everywhere.
    pub async fn look(&self, host: &str, token: &str) -> Found {
        if token.is_empty() {
            return Found::Nothing;
        }
        let record = format!("{}.{host}", super::host::RECORD);
        let of_record = self.names.texts(&record).await;
        if of_record.as_ref().is_some_and(|texts| texts.iter().any(|text| text.trim() == token)) {
            return Found::Proof;
        }
        let addresses: Vec<_> = self.names.addresses(host).await.unwrap_or_default();
        let asked = addresses
            .into_iter()
            .filter(|ip| self.settings.allow_private || address::is_public(*ip))
            .collect();
        match file::text(host, asked, &self.settings).await {
            Some(text) if text.lines().any(|line| line.trim() == token) => Found::Proof,
            Some(_) => Found::Nothing,
            None if of_record.is_some() => Found::Nothing,
            None => Found::Nobody,
        }
    }
}
