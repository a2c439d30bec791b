use crate::{Letter, Org, Person};
use kernel::{Locale, SharedClock, SystemClock, TenantKind};
use settings::{Loader, Settings};
use std::{
    net::{SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use tenancy::Deployment;
use testkit::{Servers, on_lasting_runtime, servers};
use tokio::sync::OnceCell;
use zhibu::{App, NewOrganisation};

/// The product as it runs in production, in this process, shared by all tests of the binary. Every test makes
/// organisations of its own.
pub struct TestApp {
    app: App,
    settings: Settings,
    pub servers: &'static Servers,
    count: AtomicU32,
}

static APP: OnceCell<TestApp> = OnceCell::const_new();
static ANOTHER: OnceCell<TestApp> = OnceCell::const_new();

#[derive(Clone, Copy)]
enum Which {
    First,
    Second,
}

impl TestApp {
    pub async fn get() -> &'static TestApp {
        APP.get_or_init(|| async {
            let servers = servers().await;
            match on_lasting_runtime(start(servers, Which::First)).await {
                Ok(app) => app,
                Err(error) => panic!("the product does not start: {error:#}"),
            }
        })
        .await
    }

    /// Another deployment on the same servers: databases, keys, bucket and folder of its own.
    pub async fn another() -> &'static TestApp {
        ANOTHER
            .get_or_init(|| async {
                let servers = servers().await;
                match on_lasting_runtime(start(servers, Which::Second)).await {
                    Ok(app) => app,
                    Err(error) => panic!("the product does not start: {error:#}"),
                }
            })
            .await
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
        let slug = format!("org-{}-{number}", std::process::id());
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
        Org::new(self, entry.expect("the organisation is created"), email)
    }

    /// Letters to an address; waits until there are at least `count`.
    pub async fn letters(&self, to: &str, count: usize) -> Vec<Letter> {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
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

    /// The token of the newest letter to an address.
    pub async fn token(&self, to: &str, count: usize) -> String {
        let letters = self.letters(to, count).await;
        assert!(letters.len() >= count, "{} of {count} letters to {to}", letters.len());
        letters.last().and_then(Letter::token).expect("the letter has a link")
    }
}

async fn start(servers: &'static Servers, which: Which) -> anyhow::Result<TestApp> {
    zhibu::crypto();
    let settings = settings(servers, which)?;
    zhibu::prepare(&zhibu::deployment(&settings)?, 4).await?;
    let clock: SharedClock = Arc::new(SystemClock);
    let app = App::start(settings.clone(), clock).await?;
    Ok(TestApp { app, settings, servers, count: AtomicU32::new(0) })
}

fn settings(servers: &Servers, which: Which) -> anyhow::Result<Settings> {
    let (letter, key, bucket) = match which {
        Which::First => ("z", "5a", "zhibu"),
        Which::Second => ("y", "a5", "zhibu-two"),
    };
    // links in letters and the check of origins need the port before it is bound
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let settings = Loader::new()
        .set("server.listen", &format!("127.0.0.1:{port}"))
        .set("server.public_url", &format!("http://localhost:{port}"))
        .set("data_dir", &servers.folder.join(format!("data-{letter}")).display().to_string())
        .set("secrets.master_key", &key.repeat(32))
        .set("database.admin_url", &servers.postgres_admin_url)
        .set("database.name", &format!("{letter}{}", std::process::id()))
        .set("s3.bucket", bucket)
        .set("redis.url", &servers.redis_url)
        .set("s3.endpoint", &servers.s3_endpoint)
        .set("s3.access_key", &servers.s3_access_key)
        .set("s3.secret_key", &servers.s3_secret_key)
        .set("mail.url", &servers.mail.url())
        .set("mail.per_minute", "100000")
        // the floor of the setting: what argon2 costs is measured elsewhere
        .set("password_hashing.memory_kib", "8192")
        .set("password_hashing.iterations", "1")
        .set("limits.login_per_address", "100000")
        .set("limits.requests_per_address", "1000000")
        .set("limits.requests_per_account", "1000000")
        .set("warm_pool.size", "4")
        .load()?;
    Ok(settings)
}
