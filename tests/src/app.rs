use crate::{Letter, Org, Person, Zone, slots::Slots};
use kernel::{Locale, SharedClock, SystemClock, TenantKind};
use settings::{Loader, Settings};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use tenancy::Deployment;
use testkit::{Servers, on_lasting_runtime, seaweedfs, servers};
use tokio::sync::OnceCell;
use zhibu::{App, NewOrganisation};

/// The product as it runs in production, in this process, shared by all tests of the binary. Every test makes
/// organisations of its own.
pub struct TestApp {
    app: App,
    settings: Settings,
    pub servers: &'static Servers,
    /// The name server the product asks.
    pub zone: Zone,
    count: AtomicU32,
    /// Tells its organisations from those of another deployment on the same servers.
    mark: &'static str,
    slots: Slots,
}

static APP: OnceCell<TestApp> = OnceCell::const_new();
static ON_SEAWEEDFS: OnceCell<TestApp> = OnceCell::const_new();
static ANOTHER: OnceCell<TestApp> = OnceCell::const_new();

/// Where documents lie.
struct Store {
    /// Of the databases; the folder is called so as well.
    name: &'static str,
    master_key: &'static str,
    bucket: &'static str,
    endpoint: String,
    access_key: String,
    secret_key: String,
}

impl Store {
    /// A bucket of the embedded server.
    fn embedded(
        servers: &Servers,
        name: &'static str,
        master_key: &'static str,
        bucket: &'static str,
    ) -> Self {
        Self {
            name,
            master_key,
            bucket,
            endpoint: servers.s3_endpoint.clone(),
            access_key: servers.s3_access_key.clone(),
            secret_key: servers.s3_secret_key.clone(),
        }
    }
}

impl TestApp {
    pub async fn get() -> &'static TestApp {
        APP.get_or_init(|| async {
            let servers = servers().await;
            Self::start(servers, Store::embedded(servers, "", "5a", "zhibu")).await
        })
        .await
    }

    /// The same product on databases of its own and another S3 server.
    pub async fn on_seaweedfs() -> &'static TestApp {
        ON_SEAWEEDFS
            .get_or_init(|| async {
                let (servers, weed) = (servers().await, seaweedfs().await);
                let store = Store {
                    name: "w",
                    master_key: "3c",
                    bucket: "zhibu",
                    endpoint: weed.endpoint(),
                    access_key: weed.access_key().to_owned(),
                    secret_key: weed.secret_key().to_owned(),
                };
                Self::start(servers, store).await
            })
            .await
    }

    /// Another deployment on the same servers: databases, keys, bucket and folder of its own.
    pub async fn another() -> &'static TestApp {
        ANOTHER
            .get_or_init(|| async {
                let servers = servers().await;
                Self::start(servers, Store::embedded(servers, "y", "a5", "zhibu-two")).await
            })
            .await
    }

    async fn start(servers: &'static Servers, store: Store) -> Self {
        match on_lasting_runtime(start(servers, store)).await {
            Ok(app) => app,
            Err(error) => panic!("the product does not start: {error:#}"),
        }
    }

    pub fn app(&self) -> &App {
        &self.app
    }

    pub fn deployment(&self) -> &Deployment {
        self.app.deployment()
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub fn address(&self) -> SocketAddr {
        self.app.address()
    }

    /// Address of an organisation, or of the platform, without a slash at the end.
    pub fn url(&self, slug: Option<&str>) -> String {
        match slug {
            Some(slug) => self.settings.server.tenant_url(slug).trim_end_matches('/').to_owned(),
            None => format!("http://localhost:{}", self.address().port()),
        }
    }

    /// Somebody without a session at this host.
    pub fn stranger(&self, slug: Option<&str>) -> Person {
        Person::at(self.address(), &self.url(slug))
    }

    /// A new organisation; its administrator has been invited and has not come yet.
    pub async fn org(&'static self, kind: TenantKind) -> Org {
        let number = self.count.fetch_add(1, Ordering::SeqCst);
        let slug = format!("org{}-{}-{number}", self.mark, std::process::id());
        let email = format!("admin@{slug}.example");
        let new = NewOrganisation {
            slug,
            name: format!("测试单位{number}"),
            kind,
            admin_email: email.clone(),
            admin_name: "管理员".to_owned(),
            locale: Locale::Zh,
        };
        let entry = on_lasting_runtime(async move { Ok(self.app.create_organisation(new).await?) }).await;
        let entry = entry.expect("the organisation is created");
        let stay = self.slots.stay(&entry);
        Org::new(self, entry, email, stay)
    }

    /// Letters to an address; waits until there are at least `count`.
    pub async fn letters(&self, to: &str, count: usize) -> Vec<Letter> {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(60);
        loop {
            let all = self.servers.mail.letters().into_iter();
            let mine = all.filter(|letter| letter.to.iter().any(|address| address == to));
            let mine: Vec<_> = mine.map(|letter| Letter { to: letter.to, raw: letter.data }).collect();
            if mine.len() >= count || tokio::time::Instant::now() > deadline {
                return mine;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The token of the newest letter to an address that has one.
    pub async fn token(&self, to: &str, count: usize) -> String {
        let letters = self.letters(to, count).await;
        assert!(letters.len() >= count, "{} of {count} letters to {to}", letters.len());
        let newest = letters.last().expect("there is a letter");
        let token = letters.iter().rev().find_map(Letter::token);
        token.unwrap_or_else(|| panic!("no link in the letters: {}\n{}", newest.text(), newest.raw))
    }
}

async fn start(servers: &'static Servers, store: Store) -> anyhow::Result<TestApp> {
    zhibu::crypto();
    let zone = Zone::start()?;
    let settings = settings(servers, &store, &zone)?;
    zhibu::prepare(&zhibu::deployment(&settings)?, 4).await?;
    let clock: SharedClock = Arc::new(SystemClock);
    let app = App::start(settings.clone(), clock).await?;
    let slots = Slots::begin(&servers.postgres_admin_url, &settings.database.name, app.provisioner()?);
    Ok(TestApp { app, settings, servers, zone, count: AtomicU32::new(0), mark: store.name, slots })
}

fn settings(servers: &Servers, store: &Store, zone: &Zone) -> anyhow::Result<Settings> {
    // links in letters and the check of origins need the port before it is bound
    let port = embedded::free_port()?;
    // tests that print fail where it was not built
    let press = crate::process::beside("stand-in-press").unwrap_or_else(|_| "stand-in-press".into());
    let press = press.display().to_string();
    let settings = Loader::new()
        .set("server.listen", &format!("127.0.0.1:{port}"))
        .set("server.public_url", &format!("http://localhost:{port}"))
        .set("data_dir", &servers.folder.join(format!("data{}", store.name)).display().to_string())
        .set("secrets.master_key", &store.master_key.repeat(32))
        .set("database.admin_url", &servers.postgres_admin_url)
        .set("database.name", &format!("z{}{}", store.name, std::process::id()))
        .set("s3.bucket", store.bucket)
        .set("redis.url", &servers.redis_url)
        .set("s3.endpoint", &store.endpoint)
        .set("s3.access_key", &store.access_key)
        .set("s3.secret_key", &store.secret_key)
        .set("mail.url", &servers.mail.url())
        .set("mail.per_minute", "100000")
        // the floor of the setting: what argon2 costs is measured elsewhere
        .set("password_hashing.memory_kib", "8192")
        .set("password_hashing.iterations", "1")
        .set("limits.login_per_address", "100000")
        .set("limits.requests_per_address", "1000000")
        .set("limits.requests_per_account", "1000000")
        // those who try every operation try them all at once
        .set("quotas.enterprise.requests_per_second", "1000000")
        .set("signup.per_address", "1000000")
        .set("domains.resolver", &zone.address.to_string())
        .set("domains.allow_private", "true")
        .set("domains.timeout_ms", "2000")
        // hosts that lead here are asked here, others at another address of the loopback
        .set("domains.ports", &port.to_string())
        // many are made together at less cost than one by one
        .set("warm_pool.size", if store.name.is_empty() { "24" } else { "4" })
        .set("operators.figures_seconds", "5")
        // the least: small exports come in several parts, too
        .set("backups.move_part_bytes", "65536")
        .set("press.program", &press)
        .load()?;
    Ok(settings)
}
