use super::Place;
use crate::provision::{ProvisionError, SlugError};
use kernel::{Service, words};

words! {
    /// What sort of damage a container has; said to people in their own language.
    pub enum Damage {
        /// Bytes are not those that were signed.
        Changed = "changed",
        /// Something that was signed is not there.
        Missing = "missing",
        /// Something is there that nobody listed.
        Unlisted = "unlisted",
        /// Another file was expected at this place, or another length.
        Displaced = "displaced",
        /// The container ends too early.
        Cut = "cut",
        /// The contents page does not add up.
        Sums = "sums",
        /// The contents page and its signature do not belong together.
        Signature = "signature",
        /// An audit log does not hold together.
        Chain = "chain",
        /// It is no container, or of a form this program does not know.
        Form = "form",
    }
}

/// Why an organisation cannot be carried from one place to another.
#[derive(Debug, thiserror::Error)]
pub enum PortError {
    /// The container is not what was signed; the place says where.
    #[error("{what} ({place})")]
    Damaged { kind: Damage, what: String, place: Place },
    #[error("the container is signed by a deployment that is not trusted here: {0}")]
    Untrusted(String),
    #[error("the container is of a form this program does not know: {0}")]
    Format(String),
    #[error("{service} is at version {found} in the container and at {known} here: this program is too old")]
    Newer { service: Service, found: String, known: String },
    #[error("the container carries no keys: what is sealed in it could never be opened")]
    NoKeys,
    #[error("the passphrase is wrong, or the keys were changed")]
    Passphrase,
    #[error("a passphrase needs at least {0} characters")]
    Weak(usize),
    #[error("the organisation is here already")]
    Here,
    #[error("the address name {0} is taken: choose another with --slug")]
    SlugTaken(String),
    #[error("the address name {0}")]
    Slug(#[from] SlugError),
    #[error("the host {0} belongs to another organisation here: take it off there first")]
    DomainTaken(String),
    #[error("{service}.{table}: {rows} rows refer to what is not there")]
    Dangling { service: Service, table: String, rows: i64 },
    #[error("the audit log of {service} is broken at entry {entry}")]
    Audit { service: Service, entry: i64 },
    #[error("there is no snapshot at or before that time")]
    NoSnapshot,
    #[error("there is nothing of that name")]
    Unknown,
    #[error("another change of this organisation is not finished")]
    Busy,
    #[error("this cannot be done now: it is {0}")]
    State(String),
    #[error("{service}: {what}; nothing was exchanged")]
    NotWhole { service: Service, what: &'static str },
    #[error("the object store: {0}")]
    Objects(String),
    #[error("the place for backups: {0}")]
    Depot(String),
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Provision(#[from] ProvisionError),
    #[error(transparent)]
    Vault(#[from] crate::VaultError),
    #[error(transparent)]
    Db(#[from] sea_orm::DbErr),
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl PortError {
    pub(super) fn damaged(kind: Damage, what: impl Into<String>, place: Place) -> Self {
        Self::Damaged { kind, what: what.into(), place }
    }
}
