use crate::passwords::HashError;
use documents::ObjectStore;
use events::mail::MailKey;
use rest::Base;
use rulepack::LoadError;
use settings::{Backups, Documents, Domains, PasswordHashing, Server, Sessions, Signup};
use std::sync::Arc;
use tenancy::{assertion::Unsigned, portability::Depot, provision::Provisioner};

/// What the service is made of.
pub struct Parts {
    pub base: Base,
    /// Suspends and resumes for operators; also the way to the directory and the platform tables.
    pub provisioner: Provisioner,
    /// None: no documents can be stored, so there are no logos.
    pub objects: Option<ObjectStore>,
    /// How long an object may be nobody's, and how often it is looked.
    pub documents: Documents,
    /// None: there are no backups and no exports.
    pub depot: Option<Arc<dyn Depot>>,
    pub backups: Backups,
    pub mail_key: MailKey,
    /// How people reach the platform: links in letters, and whether cookies are marked secure.
    pub server: Server,
    pub hashing: PasswordHashing,
    pub sessions: Sessions,
    /// Whether and how organisations may ask for a place themselves.
    pub signup: Signup,
    /// What holds for the work of operators.
    pub console: settings::Operators,
    /// How hosts of organisations are proven.
    pub domains: Domains,
}

/// Why the service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error(transparent)]
    Hashing(#[from] HashError),
    #[error(transparent)]
    Signer(#[from] Unsigned),
    #[error(transparent)]
    Rules(#[from] LoadError),
    #[error("domains.resolver: {0}")]
    Names(anyhow::Error),
}
