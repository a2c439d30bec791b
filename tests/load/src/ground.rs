use crate::{cpu, hammer::Shot, options::Options, sql};
use anyhow::{Context, Result, bail};
use embedded::{Postgres, PostgresOptions, Redis, Roof, S3, SmtpSink};
use serde_json::{Value, json};
use settings::{Loader, Settings};
use sqlx::PgConnection;
use std::{
    fs::File,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tenancy::Deployment;

pub const NAME: &str = "zb";

/// A process that takes less than so many seconds of a processor between two looks does nothing; how long to wait for that.
const IDLE: f64 = 0.02;
const LOOK: Duration = Duration::from_millis(300);
const QUIET: Duration = Duration::from_secs(20);

/// Private servers, the program under test, and the way into its databases.
pub struct Ground {
    pub settings: Settings,
    pub deployment: Deployment,
    pub mail: SmtpSink,
    pub redis_url: String,
    pub folder: PathBuf,
    /// Organisations that have been stamped, in the order of their numbers.
    pub tenants: Vec<Tenant>,
    pairs: Vec<(String, String)>,
    program: PathBuf,
    server: Option<Child>,
    postgres: Postgres,
    _running: (Redis, S3),
}

/// An organisation the load knows its way in.
#[derive(Clone, Debug)]
pub struct Tenant {
    pub number: usize,
    pub key: kernel::TenantKey,
    pub slug: String,
    pub cookie: String,
    pub unit: String,
    pub member: String,
}

impl Ground {
    pub async fn new(options: &Options) -> Result<Self> {
        if options.folder.exists() {
            embedded::clear(&options.folder)?;
        }
        let roof = Roof::over(&options.folder)?;
        let folder = roof.folder().to_owned();
        eprintln!("servers under {}", folder.display());
        // the catalogues of ten thousand schemas fit
        let sizes = PostgresOptions { durable: false, lasting: true, max_connections: 200, buffers_mb: 5120 };
        let postgres = Postgres::start(&roof, sizes).await?;
        let (redis, s3, mail) =
            (Redis::start(&roof).await?, S3::start(&roof).await?, SmtpSink::start().await?);
        let pairs = pairs(&postgres, &redis, &s3, &mail, &folder);
        let loader = pairs.iter().fold(Loader::new(), |loader, (key, value)| loader.set(key, value));
        let settings = loader.load()?;
        let deployment = zhibu::deployment(&settings)?;
        zhibu::prepare(&deployment, 8).await?;
        let redis_url = redis.url();
        let mut ground = Self {
            settings,
            deployment,
            mail,
            redis_url,
            folder,
            tenants: Vec::new(),
            pairs,
            program: options.program.clone(),
            server: None,
            postgres,
            _running: (redis, s3),
        };
        let mut conn = ground.admin("postgres").await?;
        // its work would be counted as somebody else's
        sql::run(&mut conn, "ALTER SYSTEM SET autovacuum = off".into()).await?;
        sql::run(&mut conn, "SELECT pg_reload_conf()".into()).await?;
        ground.serve().await?;
        Ok(ground)
    }

    /// Starts the program again; the time until it was ready.
    pub async fn serve(&mut self) -> Result<Duration> {
        self.stop()?;
        let log = File::options().create(true).append(true).open(self.folder.join("zhibu.log"))?;
        let mut command = Command::new(&self.program);
        command.arg("serve").stdout(Stdio::null()).stderr(log);
        for (key, value) in &self.pairs {
            command.env(format!("ZHIBU__{}", key.to_ascii_uppercase().replace('.', "__")), value);
        }
        let started = Instant::now();
        self.server = Some(command.spawn().context("the program")?);
        while tokio::net::TcpStream::connect(self.address()).await.is_err() {
            if self.server.as_mut().is_some_and(|child| child.try_wait().is_ok_and(|over| over.is_some())) {
                bail!("the program does not start; see {}", self.folder.join("zhibu.log").display());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        reqwest::get(format!("http://{}/readyz", self.address())).await?.error_for_status()?;
        Ok(started.elapsed())
    }

    fn stop(&mut self) -> Result<()> {
        let Some(mut child) = self.server.take() else { return Ok(()) };
        Command::new("kill").arg("-TERM").arg(child.id().to_string()).status()?;
        child.wait()?;
        Ok(())
    }

    pub fn address(&self) -> SocketAddr {
        self.settings.server.listen
    }

    pub fn host(&self, slug: &str) -> String {
        format!("{slug}.localhost:{}", self.address().port())
    }

    /// The program as settings and arguments, for commands an operator would type.
    pub async fn command(&self, arguments: &[&str]) -> Result<()> {
        if !self.start(arguments)?.wait().await?.success() {
            bail!("{arguments:?} failed");
        }
        Ok(())
    }

    /// Such a command, under way; it ends with whoever waits for it.
    pub fn start(&self, arguments: &[&str]) -> Result<tokio::process::Child> {
        let mut command = tokio::process::Command::new(&self.program);
        command.args(arguments).stdout(Stdio::null()).kill_on_drop(true);
        for (key, value) in &self.pairs {
            command.env(format!("ZHIBU__{}", key.to_ascii_uppercase().replace('.', "__")), value);
        }
        command.spawn().with_context(|| format!("{arguments:?}"))
    }

    pub fn get(&self, tenant: &Tenant, path: &str) -> Shot {
        Shot::new("GET", path, &self.host(&tenant.slug), &tenant.cookie, None)
    }

    pub fn post(&self, tenant: &Tenant, path: &str, body: &Value) -> Shot {
        Shot::new("POST", path, &self.host(&tenant.slug), &tenant.cookie, Some(&body.to_string()))
    }

    pub fn admin_url(&self) -> String {
        self.postgres.admin_url()
    }

    pub async fn admin(&self, database: &str) -> Result<PgConnection> {
        sql::connect(&self.admin_url(), database).await
    }

    /// Waits until the program has nothing to do, after telling it that there may be something.
    pub async fn quiet(&self) -> Result<()> {
        let mut redis =
            redis::Client::open(self.redis_url.as_str())?.get_multiplexed_async_connection().await?;
        redis::cmd("PUBLISH").arg("wake:records").arg("").query_async::<()>(&mut redis).await?;
        let end = Instant::now() + QUIET;
        while Instant::now() < end {
            let before = cpu::of(self.server());
            tokio::time::sleep(LOOK).await;
            if cpu::of(self.server()) - before < IDLE {
                return Ok(());
            }
        }
        eprintln!("it is not quiet after {QUIET:?}");
        Ok(())
    }

    /// Where Postgres writes its log.
    pub fn postgres_log(&self) -> PathBuf {
        self.folder.join("postgres/postgres.log")
    }

    /// Seconds of processor time of the database server, all its processes together.
    pub fn database_cpu(&self) -> Result<f64> {
        Ok(cpu::of_tree(self.postmaster()?))
    }

    pub fn postmaster(&self) -> Result<u32> {
        let text = std::fs::read_to_string(self.folder.join("postgres/data/postmaster.pid"))?;
        text.lines().next().and_then(|line| line.trim().parse().ok()).context("the postmaster's number")
    }

    pub fn server(&self) -> u32 {
        self.server.as_ref().map_or(0, Child::id)
    }

    pub fn machine(&self) -> Value {
        let read = |path: &str| std::fs::read_to_string(Path::new(path)).unwrap_or_default();
        let model = read("/proc/cpuinfo");
        let model =
            model.lines().find(|line| line.starts_with("model name")).and_then(|l| l.split_once(": "));
        let memory = read("/proc/meminfo");
        let kib = memory.split_whitespace().nth(1).and_then(|n| n.parse::<u64>().ok()).unwrap_or_default();
        let profile =
            if cfg!(debug_assertions) { "without optimisation: ratios mean nothing" } else { "optimised" };
        json!({
            "processors": std::thread::available_parallelism().map_or(1, usize::from),
            "model": model.map(|(_, name)| name),
            "memory_gib": kib >> 20,
            "load_before": read("/proc/loadavg").split_whitespace().next(),
            "build": profile,
        })
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        if let Some(child) = &mut self.server {
            // an error means that it is gone already
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn pairs(
    postgres: &Postgres,
    redis: &Redis,
    s3: &S3,
    mail: &SmtpSink,
    folder: &Path,
) -> Vec<(String, String)> {
    let (port, metrics) = (suites::free_port(), suites::free_port());
    let (many, logins) = ("100000000".to_owned(), "1000000".to_owned());
    [
        ("server.listen", format!("127.0.0.1:{port}")),
        ("server.public_url", format!("http://localhost:{port}")),
        ("data_dir", folder.join("data").display().to_string()),
        ("secrets.master_key", "5c".repeat(32)),
        ("database.admin_url", postgres.admin_url()),
        ("database.name", NAME.to_owned()),
        ("redis.url", redis.url()),
        ("s3.endpoint", s3.endpoint()),
        ("s3.access_key", s3.access_key().to_owned()),
        ("s3.secret_key", s3.secret_key().to_owned()),
        ("mail.url", mail.url()),
        ("mail.per_minute", "100000".to_owned()),
        ("telemetry.metrics_listen", format!("127.0.0.1:{metrics}")),
        // they count, and nobody reaches them
        ("limits.requests_per_address", many.clone()),
        ("limits.requests_per_account", many.clone()),
        ("limits.requests_per_tenant", many),
        ("limits.login_per_address", logins.clone()),
        ("limits.login_per_tenant", logins),
        ("limits.import_bytes", (64 << 20).to_string()),
        ("warm_pool.size", "0".to_owned()),
        // what goes on by the clock would begin in the middle of a measurement, in one run and not in the other
        ("backups.interval_minutes", "1440".to_owned()),
        ("documents.sweep_minutes", "10080".to_owned()),
        ("documents.check_hours", "8760".to_owned()),
        ("operators.figures_seconds", "86400".to_owned()),
        // rosters of any size go in
        ("quotas.community.members", "0".to_owned()),
        ("quotas.community.job_seconds_per_day", "0".to_owned()),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .to_vec()
}
