mod whose;

use crate::{
    domains::Prover,
    mails::Mailer,
    passwords::{Cost, HashError, Hasher},
};
use axum::extract::FromRef;
use documents::ObjectStore;
use events::mail::MailKey;
use kernel::Service;
use rest::Base;
use rulepack::{LoadError, Rules};
use settings::{Backups, Domains, PasswordHashing, Server, Sessions, Signup};
use std::sync::Arc;
use tenancy::{
    Deployment, Directory, PlatformDb, SystemScope,
    assertion::{Signer, Unsigned},
    portability::Depot,
    provision::Provisioner,
};

/// What the service is made of.
pub struct Parts {
    pub base: Base,
    /// Suspends and resumes for operators; also the way to the directory and the platform tables.
    pub provisioner: Provisioner,
    /// None: no documents can be stored, so there are no logos.
    pub objects: Option<ObjectStore>,
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
    rules: Rules,
    prover: Prover,
    platform_host: String,
    objects: Option<ObjectStore>,
    depot: Option<Arc<dyn Depot>>,
    backups: Backups,
    mailer: Mailer,
    hasher: Hasher,
    sessions: Sessions,
    signup: Signup,
    console: settings::Operators,
    operator_key: [u8; 32],
    operator_codes_key: [u8; 32],
}

impl App {
    /// # Errors
    /// When the cost of passwords is out of range, or the rule packs are not sound.
    pub fn new(parts: Parts) -> Result<Self, Unusable> {
        let Parts {
            base,
            provisioner,
            objects,
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
            mailer: Mailer::new(mail_key, server),
            hasher,
            base,
            provisioner,
            objects,
            depot,
            backups,
            sessions,
            signup,
            console,
        })))
    }

    pub fn base(&self) -> &Base {
        &self.0.base
    }

    pub(crate) fn platform(&self) -> &PlatformDb {
        &self.0.platform
    }

    pub(crate) fn directory(&self) -> &Directory {
        &self.0.directory
    }

    pub(crate) fn system(&self) -> &SystemScope {
        &self.0.system
    }

    pub(crate) fn provisioner(&self) -> &Provisioner {
        &self.0.provisioner
    }

    /// Signs that somebody has shown the password again.
    pub(crate) fn signer(&self) -> &Signer {
        &self.0.signer
    }

    /// The rules of the field.
    pub(crate) fn rules(&self) -> &Rules {
        &self.0.rules
    }

    /// Looks for the proof of hosts.
    pub(crate) fn prover(&self) -> &Prover {
        &self.0.prover
    }

    /// The host of the platform's own pages.
    pub(crate) fn platform_host(&self) -> &str {
        &self.0.platform_host
    }

    pub(crate) fn objects(&self) -> Option<&ObjectStore> {
        self.0.objects.as_ref()
    }

    /// Where backups lie.
    pub(crate) fn depot(&self) -> Option<&dyn Depot> {
        self.0.depot.as_deref()
    }

    pub(crate) fn backups(&self) -> &Backups {
        &self.0.backups
    }

    pub(crate) fn mailer(&self) -> &Mailer {
        &self.0.mailer
    }

    pub(crate) fn hasher(&self) -> &Hasher {
        &self.0.hasher
    }

    /// How long sessions of a new organisation last.
    pub(crate) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    pub(crate) fn signup(&self) -> &Signup {
        &self.0.signup
    }

    /// What holds for the work of operators.
    pub(crate) fn console(&self) -> &settings::Operators {
        &self.0.console
    }

    pub(crate) fn deployment(&self) -> &Deployment {
        self.0.provisioner.deployment()
    }

    /// Seals what belongs to operators, who have no tenant and so no tenant's key.
    pub(crate) fn operator_key(&self) -> &[u8; 32] {
        &self.0.operator_key
    }

    /// Hashes operators' recovery codes.
    pub(crate) fn operator_codes_key(&self) -> &[u8; 32] {
        &self.0.operator_codes_key
    }
}

impl FromRef<App> for Base {
    fn from_ref(app: &App) -> Self {
        app.0.base.clone()
    }
}
