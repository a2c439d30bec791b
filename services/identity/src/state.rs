use crate::{
    mails::{Mailer, Sender},
    passwords::{Cost, HashError, Hasher},
    tenant_settings,
};
use axum::extract::FromRef;
use documents::ObjectStore;
use events::mail::MailKey;
use kernel::{Service, TenantId};
use rest::{Base, Problem, kinds};
use settings::{Backups, PasswordHashing, Server, Sessions};
use std::sync::Arc;
use tenancy::{
    Directory, Entry, PlatformDb, SystemScope, TenantTx, assertion::Claims, portability::Depot,
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
    objects: Option<ObjectStore>,
    depot: Option<Arc<dyn Depot>>,
    backups: Backups,
    mailer: Mailer,
    hasher: Hasher,
    sessions: Sessions,
    operator_key: [u8; 32],
    operator_codes_key: [u8; 32],
}

impl App {
    /// # Errors
    /// When the cost of passwords is out of range.
    pub fn new(parts: Parts) -> Result<Self, HashError> {
        let Parts { base, provisioner, objects, depot, backups, mail_key, server, hashing, sessions } = parts;
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

    /// Seals what belongs to operators, who have no tenant and so no tenant's key.
    pub(crate) fn operator_key(&self) -> &[u8; 32] {
        &self.0.operator_key
    }

    /// Hashes operators' recovery codes.
    pub(crate) fn operator_codes_key(&self) -> &[u8; 32] {
        &self.0.operator_codes_key
    }

    /// The directory's entry of the organisation a request arrived at; remembered where the host is known.
    ///
    /// # Errors
    /// 404 when there is none, 503 when the database is away.
    pub(crate) async fn entry(&self, claims: &Claims) -> Result<Arc<Entry>, Problem> {
        let id = claims.tenant.as_ref().map(|tenant| tenant.id).ok_or_else(|| kinds::NOT_FOUND.problem())?;
        if let Some(host) = &claims.client.host
            && let Some(entry) = self.directory().resolve(host).await?
            && entry.tenant.id == id
        {
            return Ok(entry);
        }
        self.entry_of(id).await
    }

    async fn entry_of(&self, id: TenantId) -> Result<Arc<Entry>, Problem> {
        let found = self.directory().find(id).await?;
        found.map(Arc::new).ok_or_else(|| kinds::NOT_FOUND.problem())
    }

    /// In whose name letters are written, and where their links lead.
    ///
    /// # Errors
    /// When the database is away.
    pub(crate) async fn sender(&self, tx: &TenantTx, claims: &Claims) -> Result<Sender, Problem> {
        let entry = self.entry(claims).await?;
        let settings = tenant_settings::load(self, tx, &entry.name).await?;
        let base = self.mailer().base(claims.client.host.as_deref(), &entry.slug);
        Ok(Sender { organisation: settings.name, base })
    }
}

impl FromRef<App> for Base {
    fn from_ref(app: &App) -> Self {
        app.0.base.clone()
    }
}
