use crate::proxy::Proxy;
use anyhow::{Context, Result};
use embedded::{Postgres, PostgresOptions, Redis, Roof, S3, SmtpSink};
use sqlx::{Connection, PgConnection};
use std::{fs, net::SocketAddr, path::Path, sync::Arc, time::Duration};
use tokio::process::Command;

/// The lines between the product and its servers.
pub struct Lines {
    pub postgres: Proxy,
    pub redis: Proxy,
    pub s3: Proxy,
    pub mail: Proxy,
}

/// Everything the product depends on.
pub struct Servers {
    pub lines: Lines,
    pub mail: Arc<SmtpSink>,
    roof: Roof,
    postgres: Option<Postgres>,
    redis: Option<Redis>,
    s3: Option<S3>,
    postgres_url: String,
}

impl Servers {
    pub(super) async fn start(data: &Path) -> Result<Self> {
        let roof = Roof::over(data)?;
        let postgres = Postgres::start(&roof, PostgresOptions::default()).await?;
        let (redis, s3, mail) =
            (Redis::start(&roof).await?, S3::start(&roof).await?, Arc::new(SmtpSink::start().await?));
        let lines = Lines {
            postgres: Proxy::before(here(postgres.port())).await?,
            redis: Proxy::before(address(&redis.url())?).await?,
            s3: Proxy::before(address(&s3.endpoint())?).await?,
            mail: Proxy::before(address(&mail.url())?).await?,
        };
        let postgres_url = postgres.admin_url();
        Ok(Self {
            lines,
            mail,
            roof,
            postgres: Some(postgres),
            redis: Some(redis),
            s3: Some(s3),
            postgres_url,
        })
    }

    /// The superuser's address, not through the line.
    pub fn postgres_url(&self) -> String {
        self.postgres_url.clone()
    }

    pub fn redis_url(&self) -> String {
        self.redis.as_ref().map(Redis::url).unwrap_or_default()
    }

    pub fn s3_keys(&self) -> (String, String) {
        let keys = self.s3.as_ref().map(|s3| (s3.access_key().to_owned(), s3.secret_key().to_owned()));
        keys.unwrap_or_default()
    }

    /// Breaks off all connections and stops in order.
    ///
    /// # Errors
    /// When it does not stop.
    pub async fn stop_postgres(&mut self) -> Result<()> {
        self.postgres.take().context("Postgres does not run")?.stop().await
    }

    /// Stops at once, as a power cut would, and leaves it to the next start to repair.
    ///
    /// # Errors
    /// When it does not stop.
    pub async fn crash_postgres(&mut self) -> Result<()> {
        let file = self.roof.folder().join("postgres/data/postmaster.pid");
        let pid = fs::read_to_string(&file)?.lines().next().context("no pid")?.trim().to_owned();
        Command::new("kill").args(["-QUIT", &pid]).status().await?;
        // who has begun to stop at once does not listen to the guardian any more
        self.stop_postgres().await
    }

    /// # Errors
    /// When it does not start.
    pub async fn start_postgres(&mut self) -> Result<()> {
        let postgres = Postgres::start(&self.roof, PostgresOptions::default()).await?;
        self.lines.postgres.lead_to(here(postgres.port()));
        self.postgres_url = postgres.admin_url();
        self.postgres = Some(postgres);
        Ok(())
    }

    /// Waits until the server takes connections, starting it again where it gave up.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn revive_postgres(&mut self) -> Result<()> {
        for _ in 0..100 {
            if PgConnection::connect(&self.postgres_url).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        // dead or dying: the guardian waits for us to let go
        self.stop_postgres().await?;
        self.start_postgres().await
    }

    /// # Errors
    /// When it does not stop.
    pub async fn stop_redis(&mut self) -> Result<()> {
        self.redis.take().context("Redis does not run")?.stop().await
    }

    /// # Errors
    /// When it does not start.
    pub async fn start_redis(&mut self) -> Result<()> {
        let redis = Redis::start(&self.roof).await?;
        self.lines.redis.lead_to(address(&redis.url())?);
        self.redis = Some(redis);
        Ok(())
    }

    pub fn stop_s3(&mut self) {
        self.s3 = None;
    }

    /// # Errors
    /// When it does not start.
    pub async fn start_s3(&mut self) -> Result<()> {
        let s3 = S3::start(&self.roof).await?;
        self.lines.s3.lead_to(address(&s3.endpoint())?);
        self.s3 = Some(s3);
        Ok(())
    }
}

fn here(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

/// Host and port of an address with a scheme.
fn address(url: &str) -> Result<SocketAddr> {
    let behind = url.split_once("://").map_or(url, |(_, behind)| behind);
    let behind = behind.rsplit_once('@').map_or(behind, |(_, behind)| behind);
    behind.trim_end_matches('/').parse().with_context(|| format!("no address: {url}"))
}
