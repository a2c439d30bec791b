//! The contents page of a container.

use super::{PortError, objects::is_name};
use kernel::{Service, TenantId, TenantKind};
use migrations::Version;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

/// What this program writes, and all it reads. See PORTABILITY.md.
pub const FORMAT: &str = "zhibu-export/1";
pub const README: &str = "README.txt";
pub const KEYS: &str = "keys.json";
pub const INDEX: &str = "documents/index/";
pub const MANIFEST: &str = "manifest.json";
pub const SIGNATURE: &str = "manifest.sig";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub format: String,
    pub id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    pub exporter: Exporter,
    pub tenant: About,
    pub services: Vec<ServicePart>,
    pub documents: Documents,
    pub readme: Part,
    /// None: whoever has only this container cannot open what is sealed in it.
    pub keys: Option<Part>,
    /// Tables that stay behind, and why nobody misses them.
    pub left_behind: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exporter {
    pub program: String,
    pub version: String,
    /// The base domain of the deployment.
    pub deployment: String,
    pub public_key: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    pub id: TenantId,
    pub kind: TenantKind,
    pub name: String,
    pub slug: String,
    pub state: String,
    pub contact_email: Option<String>,
    pub domains: Vec<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServicePart {
    pub service: Service,
    /// The last common migration and the last one of the service that the rows went through.
    pub schema_version: [u16; 2],
    /// When this service's rows were looked at, all at the same moment.
    #[serde(with = "time::serde::rfc3339")]
    pub taken_at: OffsetDateTime,
    /// The same moment as Postgres calls it.
    pub snapshot: String,
    pub audit: AuditEnd,
    pub tables: Vec<TablePart>,
    pub events: Rows,
}

impl ServicePart {
    pub fn version(&self) -> Version {
        Version { common: self.schema_version[0], own: self.schema_version[1] }
    }
}

/// The last entry of the audit log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditEnd {
    pub entries: i64,
    pub hash: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TablePart {
    pub name: String,
    pub primary_key: Vec<String>,
    pub columns: Vec<ColumnPart>,
    pub content: Rows,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnPart {
    pub name: String,
    /// `boolean`, `integer` or `text`: how its values are written.
    pub kind: String,
}

/// Lines cut into files, none of them large.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    pub rows: u64,
    pub bytes: u64,
    /// Over all its files, one behind the other.
    pub sha256: String,
    pub parts: Vec<Part>,
}

/// One file of the container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub path: String,
    pub rows: u64,
    pub bytes: u64,
    pub sha256: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    pub count: u64,
    pub bytes: u64,
    /// The list of documents, a [`Document`] per line.
    pub index: Rows,
}

/// A stored object. `name` is where it lay under the organisation's prefix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub name: String,
    pub content_type: String,
    pub bytes: u64,
    pub sha256: String,
    /// SHA-256 of every mebibyte, so that damage in a large one can be found.
    pub pieces: Vec<String>,
}

impl Document {
    /// A line of the list. A name that leads out of the organisation's own folder is none, whoever signed it.
    ///
    /// # Errors
    /// When it is no such line.
    pub fn of_line(line: &[u8]) -> Result<Self, PortError> {
        let listed: Self = serde_json::from_slice(line)?;
        match is_name(&listed.name) {
            true => Ok(listed),
            false => Err(PortError::Format(format!("the document's name {:?}", listed.name))),
        }
    }

    pub fn path(&self) -> String {
        format!("documents/{}", self.name)
    }
}

impl Manifest {
    pub fn rows(&self) -> u64 {
        let tables = self.services.iter().flat_map(|service| &service.tables);
        tables.map(|table| table.content.rows).sum()
    }

    pub fn bytes(&self) -> u64 {
        let tables = self.services.iter().flat_map(|service| &service.tables);
        let events = self.services.iter().map(|service| service.events.bytes);
        tables.map(|table| table.content.bytes).sum::<u64>() + events.sum::<u64>() + self.documents.bytes
    }

    /// Files before the documents, in the order of the container.
    pub fn first_parts(&self) -> impl Iterator<Item = &Part> {
        let tables = self.services.iter().flat_map(|s| &s.tables).flat_map(|table| &table.content.parts);
        let events = self.services.iter().flat_map(|s| &s.events.parts);
        std::iter::once(&self.readme).chain(tables).chain(events)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_lies_in_its_organisations_folder() {
        let line = |name: &str| {
            serde_json::json!({ "name": name, "content_type": "text/plain", "bytes": 0, "sha256": "", "pieces": [] })
                .to_string()
        };
        assert!(Document::of_line(line("sealed/0192f0c1").as_bytes()).is_ok());
        for bad in ["../other/sealed/x", "/sealed/x", "sealed/..", ""] {
            let refused = Document::of_line(line(bad).as_bytes());
            assert!(matches!(refused, Err(PortError::Format(_))), "{bad}");
        }
    }
}
