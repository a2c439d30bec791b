//! A private Postgres.

mod binaries;
mod leftovers;

use crate::{
    guardian::{Guarded, Order, tame},
    ports,
    roof::Roof,
    secret,
};
use anyhow::{Context, Result, bail};
use binaries::Binaries;
use sqlx::{Connection, PgConnection};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};
use tokio::time::Instant;

const ADMIN: &str = "zhibu_admin";
const PATIENCE: Duration = Duration::from_secs(60);
/// The longest folder a socket may lie in: its whole path has to fit into 107 bytes, with `/.s.PGSQL.65535` at its end.
const LONGEST: usize = 107 - 15;

/// How the server is run.
#[derive(Clone, Copy, Debug)]
pub struct PostgresOptions {
    /// False for tests: a power cut may cost the data, and everything is faster.
    pub durable: bool,
    /// False where the data goes with the server.
    pub lasting: bool,
    pub max_connections: u16,
    /// `shared_buffers` in megabytes.
    pub buffers_mb: u16,
}

impl Default for PostgresOptions {
    fn default() -> Self {
        Self { durable: true, lasting: true, max_connections: 200, buffers_mb: 256 }
    }
}

impl PostgresOptions {
    /// For data that may be lost, and is when the server stops.
    pub fn for_tests() -> Self {
        Self { durable: false, lasting: false, max_connections: 400, ..Self::default() }
    }
}

/// A running server. Stops when dropped.
#[derive(Debug)]
pub struct Postgres {
    server: Guarded,
    port: u16,
    password: String,
    log: PathBuf,
    /// The folder of its socket, where there is one.
    socket: Option<String>,
}

impl Postgres {
    /// Starts the server under `folder/postgres`, making the cluster at the first call.
    ///
    /// # Errors
    /// When no Postgres of version 15 or newer is installed or it does not come up; the message ends with
    /// what the server said.
    pub async fn start(roof: &Roof, options: PostgresOptions) -> Result<Self> {
        let binaries = Binaries::find()?;
        let room = roof.room("postgres")?;
        let data = room.join("data");
        let password = secret::keep(&room.join("admin-password"))?;
        if !data.join("PG_VERSION").exists() {
            initialise(&binaries, roof, &room, &password)?;
        }
        binaries.fit(&data)?;
        leftovers::remove(&data)?;
        let mut postgres = Self::launch(&binaries, roof, &room, password, options)?;
        postgres.ready().await?;
        Ok(postgres)
    }

    /// The administrator's address of the database `postgres`.
    pub fn admin_url(&self) -> String {
        format!("postgres://{ADMIN}:{}@127.0.0.1:{}/postgres", self.password, self.port)
    }

    /// The same through its socket, which costs both sides less than the loopback; as [`Self::admin_url`] where the
    /// name of the folder does not do for one.
    pub fn local_url(&self) -> String {
        let Some(folder) = &self.socket else { return self.admin_url() };
        format!("postgres://{ADMIN}:{}@{}:{}/postgres", self.password, folder.replace('/', "%2F"), self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Stops in good order and waits for it; dropping does the same.
    ///
    /// # Errors
    /// When the server does not stop in time.
    pub async fn stop(mut self) -> Result<()> {
        Ok(tokio::task::spawn_blocking(move || self.server.stop()).await??)
    }

    fn launch(
        binaries: &Binaries,
        roof: &Roof,
        room: &Path,
        password: String,
        options: PostgresOptions,
    ) -> Result<Self> {
        let (log, port) = (room.join("postgres.log"), ports::free(&room.join("port"))?);
        let program = binaries.program("postgres");
        let data = room.join("data");
        let socket = for_socket(room);
        let mut arguments = vec!["-D".to_owned(), data.display().to_string()];
        for (name, value) in settings(port, socket.as_deref(), options) {
            arguments.extend(["-c".to_owned(), format!("{name}={value}")]);
        }
        // nobody waits for good order where nothing is kept
        let (signal, goes) = if options.lasting { ("INT", None) } else { ("QUIT", Some(data.as_path())) };
        let order = Order { program: &program, arguments, log: &log, signal, goes };
        Ok(Self { server: Guarded::start(roof, &order)?, port, password, log, socket })
    }

    async fn ready(&mut self) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            let error = match PgConnection::connect(&self.admin_url()).await {
                Ok(connection) => return Ok(connection.close().await?),
                Err(error) => error,
            };
            // the guardian waits for us to let go, so a dead server shows as a port nobody listens on
            if !self.server.alive() || Instant::now() > end {
                bail!("Postgres did not start ({error}); its log ends with:\n{}", tail(&self.log));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// The folder as it stands in an address, where a socket may lie in it.
fn for_socket(folder: &Path) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
    let name = folder.to_str().filter(|name| name.len() <= LONGEST && name.bytes().all(plain))?;
    Some(name.to_owned())
}

fn settings(port: u16, socket: Option<&str>, options: PostgresOptions) -> Vec<(&'static str, String)> {
    let switch = |on: bool| if on { "on" } else { "off" }.to_owned();
    vec![
        ("listen_addresses", "127.0.0.1".into()),
        ("port", port.to_string()),
        ("unix_socket_directories", socket.unwrap_or_default().to_owned()),
        ("password_encryption", "scram-sha-256".into()),
        ("max_connections", options.max_connections.to_string()),
        ("shared_buffers", format!("{}MB", options.buffers_mb)),
        ("max_locks_per_transaction", "256".into()),
        ("max_wal_senders", "0".into()),
        ("wal_level", "minimal".into()),
        ("fsync", switch(options.durable)),
        ("synchronous_commit", switch(options.durable)),
        ("full_page_writes", switch(options.durable)),
        // what is thrown away soon need not be tidied
        ("autovacuum", switch(options.durable)),
        ("jit", "off".into()),
        ("timezone", "UTC".into()),
        ("log_timezone", "UTC".into()),
        ("log_min_messages", "warning".into()),
        ("log_statement", "none".into()),
        ("max_wal_size", "2GB".into()),
    ]
}

/// Makes the cluster beside its place and moves it there, so that a half-made one is never taken for one.
fn initialise(binaries: &Binaries, roof: &Roof, room: &Path, password: &str) -> Result<()> {
    let (unfinished, asked) = (room.join("data.new"), room.join("initial-password"));
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)?;
    }
    secret::write(&asked, password)?;
    roof.own(&asked)?;
    let mut command = Command::new(binaries.program("initdb"));
    command
        .arg("--pgdata")
        .arg(&unfinished)
        .arg("--pwfile")
        .arg(&asked)
        .args(["--username", ADMIN, "--auth", "scram-sha-256", "--encoding", "UTF8"])
        .args(["--locale", "C.UTF-8", "--no-sync", "--no-instructions"])
        .current_dir(room);
    tame(&mut command, roof);
    let outcome = command.output().context("starting initdb")?;
    fs::remove_file(&asked)?;
    if !outcome.status.success() {
        bail!("initdb failed:\n{}", String::from_utf8_lossy(&outcome.stderr).trim());
    }
    Ok(fs::rename(&unfinished, room.join("data"))?)
}

fn tail(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<_> = text.lines().rev().take(12).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_lies_where_its_name_fits_and_needs_no_quotes() {
        assert_eq!(for_socket(Path::new("/dev/shm/z-1/postgres")).as_deref(), Some("/dev/shm/z-1/postgres"));
        for folder in ["/tmp/a b", "/tmp/党", "/tmp/a,b", &"/a".repeat(47)] {
            assert_eq!(for_socket(Path::new(folder)), None, "{folder}");
        }
    }
}
