//! Hosts as clients read them.

use super::{
    host::{FILE, RECORD},
    store::Domain,
};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

kernel::words! {
    /// Where a host stands.
    pub enum DomainState {
        /// Added; the proof is still to come.
        Pending = "pending",
        Verified = "verified",
        /// Verified, and letters lead to it.
        Primary = "primary",
    }
}

/// A host of the organisation's own.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Domain)]
pub struct DomainOut {
    /// As browsers send it.
    pub host: String,
    /// As people read it.
    pub shown: String,
    pub state: DomainState,
    /// Name and text of the DNS record (TXT) that proves it.
    pub record_name: String,
    pub record_text: String,
    /// Path of the file that proves it as well; it holds the same text.
    pub file_path: &'static str,
    /// The platform's own host. A second DNS record (CNAME) of the host names it, so that the host leads here.
    pub points_to: String,
    #[serde(with = "time::serde::rfc3339::option")]
    pub added_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub checked_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub verified_at: Option<OffsetDateTime>,
    /// Since when the proof of a proven host is missing; for too long, and the host goes out of service.
    #[serde(with = "time::serde::rfc3339::option")]
    pub unproven_since: Option<OffsetDateTime>,
    /// What the last check found: `not_found`, `unreachable`, `taken`; `lost` for a host that went out of service.
    pub failure: Option<String>,
}

impl DomainOut {
    /// `platform` is the host of the platform's own pages.
    pub fn new(row: Domain, platform: &str) -> Self {
        let state = match (row.verified_at, row.primary) {
            (None, _) => DomainState::Pending,
            (Some(_), false) => DomainState::Verified,
            (Some(_), true) => DomainState::Primary,
        };
        Self {
            shown: idna::domain_to_unicode(&row.host).0,
            record_name: format!("{RECORD}.{}", row.host),
            record_text: row.token,
            file_path: FILE,
            points_to: platform.to_owned(),
            host: row.host,
            state,
            added_at: row.added_at,
            checked_at: row.checked_at,
            verified_at: row.verified_at,
            unproven_since: row.unproven_since,
            failure: row.failure,
        }
    }
}
