use crate::{
    guardian::{Guarded, Order},
    ports,
    roof::Roof,
    secret,
};
use anyhow::{Context, Result, bail};
use std::{path::PathBuf, time::Duration};
use tokio::time::Instant;

/// For the server to come up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A private Redis that keeps nothing: cache, counters and wake-up calls.
#[derive(Debug)]
pub struct Redis {
    server: Guarded,
    port: u16,
    password: String,
}

impl Redis {
    /// Starts the server under `folder/redis`.
    ///
    /// # Errors
    /// When Redis is not installed or does not come up.
    pub async fn start(roof: &Roof) -> Result<Self> {
        let program = find()?;
        let room = roof.room("redis")?;
        let port = ports::free(&room.join("port"))?;
        // kept, as the port is: whoever was told the address finds the next server there
        let password = secret::keep(&room.join("password"))?;
        let (config, log) = (room.join("redis.conf"), room.join("redis.log"));
        secret::write(&config, &text(port, &password, &room.display().to_string()))?;
        roof.own(&config)?;
        let arguments = vec![config.display().to_string()];
        let order = Order { program: &program, arguments, log: &log, signal: "TERM", goes: None };
        let mut redis = Self { server: Guarded::start(roof, &order)?, port, password };
        redis.ready().await.with_context(|| format!("see {}", log.display()))?;
        Ok(redis)
    }

    pub fn url(&self) -> String {
        format!("redis://:{}@127.0.0.1:{}/", self.password, self.port)
    }

    /// Stops the server and waits for it; dropping does the same.
    ///
    /// # Errors
    /// When the server does not stop in time.
    pub async fn stop(mut self) -> Result<()> {
        Ok(tokio::task::spawn_blocking(move || self.server.stop()).await??)
    }

    /// What takes connections may still break them off while it begins: only an answer counts.
    async fn ready(&mut self) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        ports::listening(self.port, PATIENCE).await?;
        let client = redis::Client::open(self.url())?;
        loop {
            let answer = ping(&client).await;
            if !self.server.alive() {
                bail!("Redis did not start");
            }
            match answer {
                Ok(answer) if answer == "PONG" => return Ok(()),
                Ok(answer) => bail!("Redis answers {answer}"),
                Err(error) if Instant::now() > end => return Err(error.into()),
                Err(_) => tokio::time::sleep(Duration::from_millis(25)).await,
            }
        }
    }
}

async fn ping(client: &redis::Client) -> redis::RedisResult<String> {
    let mut connection = client.get_multiplexed_async_connection().await?;
    redis::cmd("PING").query_async(&mut connection).await
}

fn text(port: u16, password: &str, folder: &str) -> String {
    format!(
        "bind 127.0.0.1\nport {port}\nrequirepass {password}\ndaemonize no\ndir \"{folder}\"\nsave \"\"\n\
         appendonly no\nmaxmemory 128mb\nmaxmemory-policy allkeys-lru\nloglevel warning\n"
    )
}

fn find() -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual = ["/usr/bin", "/usr/local/bin"].map(PathBuf::from);
    let found = std::env::split_paths(&path)
        .chain(usual)
        .flat_map(|folder| ["redis-server", "valkey-server"].map(|name| folder.join(name)));
    let mut found = found.filter(|program| program.is_file());
    found.next().context("Redis is not installed (on Debian and Ubuntu: apt install redis-server)")
}
