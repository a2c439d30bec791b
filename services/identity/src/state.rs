mod has;
mod parts;
mod whose;

pub use parts::{Parts, Unusable};

use crate::{
    domains::Prover,
    mails::Mailer,
    passwords::{Cost, Hasher},
};
use axum::extract::FromRef;
use documents::ObjectStore;
use kernel::Service;
use rest::Base;
use rulepack::Rules;
use settings::{Backups, Documents, Sessions, Signup};
use std::sync::Arc;
use tenancy::{
    Directory, PlatformDb, SystemScope, assertion::Signer, portability::Depot, provision::Provisioner,
};

/// The state of the service, shared by all requests.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    base: Base,
    provisioner: Provisioner,
    platform: PlatformDb,
    directory: Directory,
    system: SystemScope,
    signer: Signer,
    rules: Arc<Rules>,
    prover: Prover,
    platform_host: String,
    objects: Option<ObjectStore>,
    documents: Documents,
    depot: Option<Arc<dyn Depot>>,
    backups: Backups,
    mailer: Mailer,
    hasher: Hasher,
    sessions: Sessions,
    signup: Signup,
    console: settings::Operators,
    operator_key: [u8; 32],
    operator_codes_key: [u8; 32],
    operator_exports_key: [u8; 32],
}

impl App {
    /// # Errors
    /// When the cost of passwords is out of range, or the rule packs are not sound.
    pub fn new(parts: Parts) -> Result<Self, Unusable> {
        let Parts {
            base,
            provisioner,
            objects,
            documents,
            depot,
            backups,
            mail_key,
            server,
            hashing,
            sessions,
            signup,
            console,
            domains,
        } = parts;
        let deployment = provisioner.deployment();
        let hasher = Hasher::new(Cost {
            memory_kib: hashing.memory_kib,
            rounds: hashing.iterations,
            lanes: hashing.parallelism,
            at_once: hashing.concurrency(),
        })?;
        Ok(Self(Arc::new(Inner {
            platform: deployment.platform_db(Service::Identity),
            directory: deployment.directory(),
            system: deployment.system_scope(Service::Identity),
            signer: deployment.signer()?,
            rules: Rules::built_in()?,
            prover: Prover::new(domains).map_err(Unusable::Names)?,
            platform_host: server.public_url.host().to_owned(),
            operator_key: deployment.derive("operators"),
            operator_codes_key: deployment.derive("operator-recovery-codes"),
            operator_exports_key: deployment.derive("operator-export-tickets"),
            mailer: Mailer::new(mail_key, server),
            hasher,
            base,
            provisioner,
            objects,
            documents,
            depot,
            backups,
            sessions,
            signup,
            console,
        })))
    }
}

impl FromRef<App> for Base {
    fn from_ref(app: &App) -> Self {
        app.0.base.clone()
    }
}
