use crate::{
    guardian::{Guarded, Order},
    ports,
    roof::Roof,
    secret,
};
use anyhow::{Context, Result, bail};
use std::{path::PathBuf, time::Duration};

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

    async fn ready(&mut self) -> Result<()> {
        ports::listening(self.port, Duration::from_secs(20)).await?;
        let mut connection = redis::Client::open(self.url())?.get_multiplexed_async_connection().await?;
        let answer: String = redis::cmd("PING").query_async(&mut connection).await?;
        if answer != "PONG" || !self.server.alive() {
            bail!("Redis did not start");
        }
        Ok(())
    }
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
