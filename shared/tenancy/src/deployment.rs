use crate::{
    Config, ConfigError, Directory, PlatformDb, SystemScope, Tenant, TenantDb,
    assertion::{Signer, Unsigned},
    config::{PoolSizes, address},
    db::{Pools, QuotaDefaults},
    names::Names,
    quota,
    secrets::Secrets,
    signal::{Changed, Signal},
    vault::Vaults,
};
use kernel::Service;
use sqlx::postgres::PgConnectOptions;
use std::{fmt, sync::Arc};

/// One installation: a Postgres cluster with a database per service, one master key, one base domain.
///
/// Cloning is cheap. Nothing is connected until it is used.
#[derive(Clone)]
pub struct Deployment(Arc<Inner>);

struct Inner {
    names: Names,
    secrets: Secrets,
    admin: Option<PgConnectOptions>,
    sizes: PoolSizes,
    services: [Handles; 3],
    directory: Directory,
    signal: Signal,
    quotas: QuotaDefaults,
}

struct Handles {
    tenants: TenantDb,
    platform: PlatformDb,
    vaults: Vaults,
}

impl Deployment {
    /// # Errors
    /// When a setting is malformed. Nothing is connected here.
    pub fn new(config: &Config) -> Result<Self, ConfigError> {
        let names = config.check()?;
        let server = address(&config.postgres_url)?;
        let admin = config.admin_url.as_deref().map(address).transpose()?;
        let redis =
            config.redis_url.as_deref().map(redis::Client::open).transpose().map_err(ConfigError::Redis)?;
        let secrets = Secrets::new(config.master_key);
        let sizes = config.pools;
        let quotas = QuotaDefaults::default();
        let services = [Service::Identity, Service::Records, Service::Notifications]
            .map(|service| handles(service, &names, &secrets, &server, sizes, &quotas));
        let directory = Directory::new(services[0].platform.clone(), &config.base_domain);
        let signal = Signal::new(redis, names.prefix());
        Ok(Self(Arc::new(Inner { names, secrets, admin, sizes, services, directory, signal, quotas })))
    }

    fn handles(&self, service: Service) -> &Handles {
        &self.0.services[match service {
            Service::Identity => 0,
            Service::Records => 1,
            Service::Notifications => 2,
        }]
    }

    /// The way into a service's database as one tenant.
    pub fn tenant_db(&self, service: Service) -> TenantDb {
        self.handles(service).tenants.clone()
    }

    /// The platform tables of a service: for the control plane, jobs and the log of events.
    pub fn platform_db(&self, service: Service) -> PlatformDb {
        self.handles(service).platform.clone()
    }

    /// The right to enter any tenant of a service: for jobs and consumers of events only.
    pub fn system_scope(&self, service: Service) -> SystemScope {
        SystemScope::new(self.platform_db(service))
    }

    pub fn directory(&self) -> Directory {
        self.0.directory.clone()
    }

    /// What organisations may use where nothing was decided for them. Said once, before the first transaction;
    /// until then nothing is bound.
    pub fn govern(&self, defaults: quota::Defaults) {
        if self.0.quotas.set(defaults).is_err() {
            tracing::warn!("the default quotas were set before and stay as they are");
        }
    }

    /// What was said by [`Self::govern`].
    pub fn quota_defaults(&self) -> &quota::Defaults {
        self.0.quotas.get_or_init(quota::Defaults::default)
    }

    /// # Errors
    /// When the key cannot be made.
    pub fn signer(&self) -> Result<Signer, Unsigned> {
        Signer::of_secret(&self.0.secrets.derive("assertion"))
    }

    /// A key of the deployment itself, belonging to no tenant: for mail on its way, for instance.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        *self.0.secrets.derive(&format!("purpose:{purpose}"))
    }

    /// Listens for changed organisations and forgets what is remembered of them. Runs until dropped; returns
    /// at once where there is no Redis.
    pub async fn listen(&self) {
        let inner = &self.0;
        inner
            .signal
            .listen(async |changed| match changed {
                Some(changed) => self.forget(&changed).await,
                None => inner.directory.forget_all(),
            })
            .await;
    }

    /// An organisation is to be found elsewhere, or under other hosts: whoever remembers it forgets it.
    pub async fn announce(&self, tenant: &Tenant) {
        self.changed(&Changed { tenant: tenant.id, key: tenant.key.clone() }).await;
    }

    /// Forgets an organisation here and tells the other processes.
    pub(crate) async fn changed(&self, changed: &Changed) {
        self.forget(changed).await;
        self.0.signal.send(changed).await;
    }

    async fn forget(&self, changed: &Changed) {
        self.0.directory.forget(changed.tenant);
        for service in Service::ALL {
            self.handles(*service).vaults.forget(&changed.key).await;
        }
    }

    pub(crate) fn names(&self) -> &Names {
        &self.0.names
    }

    pub(crate) fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }

    pub(crate) fn sizes(&self) -> &PoolSizes {
        &self.0.sizes
    }

    pub(crate) fn admin(&self) -> Option<&PgConnectOptions> {
        self.0.admin.as_ref()
    }
}

impl fmt::Debug for Deployment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deployment").field("name", &self.0.names.prefix()).finish_non_exhaustive()
    }
}

fn handles(
    service: Service,
    names: &Names,
    secrets: &Secrets,
    server: &PgConnectOptions,
    sizes: PoolSizes,
    quotas: &QuotaDefaults,
) -> Handles {
    let database = names.database(service);
    let as_role = {
        let (server, master) = (server.clone(), secrets.derive("db"));
        move |role: &str| {
            server.clone().username(role).password(&Secrets::password_of(&master, role)).database(&database)
        }
    };
    let system = as_role(&names.system(service));
    let (platform_label, tenants_label) = labels(service);
    let platform_pools = Pools::new(platform_label, sizes, [sizes.platform; 3], move |_| system.clone());
    let platform = PlatformDb::new(service, platform_pools);
    let vaults = Vaults::new(platform.clone(), Arc::new(secrets.derive("tenant-keys")));
    let names = names.clone();
    let bounds = [sizes.per_shard, sizes.total, sizes.open];
    let tenant_pools =
        Pools::new(tenants_label, sizes, bounds, move |shard| as_role(&names.shard(service, shard)));
    Handles {
        tenants: TenantDb::new(service, tenant_pools, vaults.clone(), quotas.clone()),
        platform,
        vaults,
    }
}

/// What the pools call themselves, to the server and in metrics.
const fn labels(service: Service) -> (&'static str, &'static str) {
    match service {
        Service::Identity => ("zhibu identity platform", "zhibu identity"),
        Service::Records => ("zhibu records platform", "zhibu records"),
        Service::Notifications => ("zhibu notifications platform", "zhibu notifications"),
    }
}
