//! What was found in a file, and why it could not be let in.

use super::rules::MoveProblem;
use kernel::{TenantId, TenantKind};
use serde::{Deserialize, Serialize};
use tenancy::portability::{Damage, PortError, Verified};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// The contents page of an organisation's export.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct MoveContents {
    pub tenant_id: TenantId,
    pub name: String,
    pub kind: TenantKind,
    /// Its name in the address where it was.
    pub slug: String,
    /// The base domain of the deployment it comes from.
    pub deployment: String,
    /// The version of the program that wrote the export.
    pub version: String,
    #[serde(with = "time::serde::rfc3339")]
    pub exported_at: OffsetDateTime,
    pub rows: u64,
    pub documents: u64,
    /// Entries of its audit logs, every one in its place.
    pub audit_entries: i64,
    /// Without its keys an organisation cannot be let in anywhere.
    pub has_keys: bool,
    /// The public key of whoever signed it, in hexadecimal.
    pub signed_by: String,
}

impl From<&Verified> for MoveContents {
    fn from(verified: &Verified) -> Self {
        let manifest = &verified.manifest;
        Self {
            tenant_id: manifest.tenant.id,
            name: cut(&manifest.tenant.name, 120),
            kind: manifest.tenant.kind,
            slug: cut(&manifest.tenant.slug, 40),
            deployment: cut(&manifest.exporter.deployment, 253),
            version: cut(&manifest.exporter.version, 40),
            exported_at: manifest.created_at,
            rows: manifest.rows(),
            documents: manifest.documents.count,
            audit_entries: verified.audit_entries,
            has_keys: verified.envelope.is_some(),
            signed_by: verified.signed_by.clone(),
        }
    }
}

/// The first thing in a file that is not as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MoveFault {
    pub kind: Damage,
    /// For whoever has to look it up in the program.
    pub what: String,
    /// The file inside the export.
    pub file: String,
    /// From one on, where the file has lines.
    pub line: Option<u64>,
    /// First byte of the export that is affected, and the one behind the last.
    pub from: Option<u64>,
    pub to: Option<u64>,
}

/// What a failed verification says about the file; nothing where a server was away.
pub fn fault(error: &PortError) -> Option<MoveFault> {
    let at = |kind, file: &str| MoveFault {
        kind,
        what: cut(&error.to_string(), 300),
        file: cut(file, 200),
        line: None,
        from: None,
        to: None,
    };
    match error {
        PortError::Damaged { kind, what, place } => {
            let (from, to) = place.bytes.unzip();
            Some(MoveFault { what: cut(what, 300), line: place.line, from, to, ..at(*kind, &place.file) })
        }
        PortError::Audit { service, entry } => {
            let line = u64::try_from(*entry).ok();
            Some(MoveFault { line, ..at(Damage::Chain, &format!("tables/{service}/audit_log")) })
        }
        PortError::Format(_) | PortError::Json(_) => Some(at(Damage::Form, "manifest.json")),
        _ => None,
    }
}

/// Why letting in is of no use as things are; nothing where it may work another time.
pub fn hindrance(error: &PortError) -> Option<(MoveProblem, String)> {
    let problem = match error {
        PortError::Here => return Some((MoveProblem::Here, String::new())),
        PortError::SlugTaken(slug) => return Some((MoveProblem::SlugTaken, slug.clone())),
        PortError::DomainTaken(host) => return Some((MoveProblem::DomainTaken, cut(host, 253))),
        PortError::Slug(_) => MoveProblem::SlugTaken,
        PortError::Newer { .. } => MoveProblem::Newer,
        PortError::Dangling { .. } => MoveProblem::Dangling,
        PortError::Damaged { .. } | PortError::Audit { .. } | PortError::Format(_) | PortError::Json(_) => {
            MoveProblem::Damaged
        }
        PortError::NoKeys | PortError::Passphrase => MoveProblem::Keys,
        PortError::Untrusted(_) => MoveProblem::Untrusted,
        _ => return None,
    };
    Some((problem, cut(&error.to_string(), 500)))
}

/// A text of a stranger, fit to be kept.
pub fn cut(text: &str, most: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Service;
    use tenancy::portability::Place;

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let place = Place::of("tables/records/members/000001.ndjson").line(7).bytes(1024, 1300);
        let error = PortError::Damaged { kind: Damage::Changed, what: "the line was changed".into(), place };
        let found = fault(&error).unwrap();
        assert_eq!(
            (found.kind, found.line, found.from, found.to),
            (Damage::Changed, Some(7), Some(1024), Some(1300))
        );
        let chain = fault(&PortError::Audit { service: Service::Records, entry: 9 }).unwrap();
        assert_eq!(
            (chain.kind, chain.file.as_str(), chain.line),
            (Damage::Chain, "tables/records/audit_log", Some(9))
        );
        assert_eq!(fault(&PortError::Depot("away".into())), None);
    }

    #[test]
    fn what_may_work_another_time_is_tried_again() {
        assert_eq!(hindrance(&PortError::Here), Some((MoveProblem::Here, String::new())));
        let taken = hindrance(&PortError::SlugTaken("gangtie".into()));
        assert_eq!(taken, Some((MoveProblem::SlugTaken, "gangtie".into())));
        assert_eq!(hindrance(&PortError::Busy), None);
        assert_eq!(hindrance(&PortError::Objects("away".into())), None);
    }
}
