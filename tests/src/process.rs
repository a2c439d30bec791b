use anyhow::{Context, Result, bail};
use settings::{Loader, Settings};
use std::{
    fs::File,
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use testkit::Servers;

/// The program itself, as it is installed: a process of its own with its own log. Killed when dropped.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
    log: PathBuf,
}

/// A port nobody listens on at the moment.
pub fn free_port() -> u16 {
    embedded::free_port().expect("a free port")
}

/// The program that was built with the tests.
fn program() -> Result<PathBuf> {
    beside("zhibu")
}

/// A program in the folder the tests were built into.
pub fn beside(name: &str) -> Result<PathBuf> {
    let test = std::env::current_exe()?;
    let folder = test.parent().and_then(std::path::Path::parent).context("no build folder")?;
    let program = folder.join(name);
    if !program.exists() {
        bail!("{} is missing: cargo build --workspace", program.display());
    }
    Ok(program)
}

/// Settings of a deployment of its own on the servers of the tests, as keys and values.
pub fn basics(servers: &Servers, name: &str, port: u16) -> Vec<(String, String)> {
    let url = format!("http://localhost:{port}");
    [
        ("server.listen", format!("127.0.0.1:{port}")),
        ("server.public_url", url),
        ("data_dir", servers.folder.join(name).display().to_string()),
        ("secrets.master_key", "5b".repeat(32)),
        ("database.admin_url", servers.postgres_admin_url.clone()),
        ("database.name", name.to_owned()),
        ("redis.url", servers.redis_url.clone()),
        ("s3.endpoint", servers.s3_endpoint.clone()),
        ("s3.access_key", servers.s3_access_key.clone()),
        ("s3.secret_key", servers.s3_secret_key.clone()),
        ("s3.bucket", name.replace('_', "-")),
        ("mail.url", servers.mail.url()),
        ("password_hashing.memory_kib", "8192".to_owned()),
        ("password_hashing.iterations", "1".to_owned()),
        // whoever shares the Redis of the tests is counted together
        ("limits.login_per_address", "100000".to_owned()),
        ("limits.requests_per_address", "1000000".to_owned()),
        ("warm_pool.size", "2".to_owned()),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .to_vec()
}

/// The same settings for this process.
pub fn load(pairs: &[(String, String)]) -> Result<Settings> {
    Ok(pairs.iter().fold(Loader::new(), |loader, (key, value)| loader.set(key, value)).load()?)
}

impl Process {
    /// Runs a command to its end and gives what it printed.
    pub fn command(pairs: &[(String, String)], arguments: &[&str]) -> Result<String> {
        let done = prepared(pairs)?.args(arguments).output()?;
        if !done.status.success() {
            bail!("{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        }
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    }

    /// Runs a command to its end; whether it succeeded, and all it printed.
    pub fn outcome(pairs: &[(String, String)], arguments: &[&str]) -> Result<(bool, String)> {
        let done = prepared(pairs)?.args(arguments).output()?;
        let printed = [done.stdout, done.stderr].concat();
        Ok((done.status.success(), String::from_utf8_lossy(&printed).into_owned()))
    }

    /// Serves, and waits until it lives.
    pub async fn serve(servers: &Servers, label: &str, pairs: &[(String, String)]) -> Result<Self> {
        let settings = load(pairs)?;
        let log = servers.folder.join(format!("{label}.log"));
        let mut command = prepared(pairs)?;
        command.arg("serve").stdout(Stdio::null()).stderr(File::create(&log)?);
        let mut process = Self { child: command.spawn()?, address: settings.server.listen, log };
        let deadline = Instant::now() + Duration::from_secs(60);
        while reqwest::get(format!("http://{}/healthz", process.address)).await.is_err() {
            if process.child.try_wait()?.is_some() || Instant::now() > deadline {
                bail!("it does not start: {}", process.log());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(process)
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Tells it to stop, waits until it has, and gives the whole log.
    pub async fn stop(mut self) -> Result<String> {
        Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status()?;
        let deadline = Instant::now() + Duration::from_secs(60);
        while self.child.try_wait()?.is_none() {
            if Instant::now() > deadline {
                bail!("it does not stop: {}", self.log());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(self.log())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // an error means that it is gone already
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn prepared(pairs: &[(String, String)]) -> Result<Command> {
    let mut command = Command::new(program()?);
    for (key, value) in pairs {
        command.env(format!("ZHIBU__{}", key.to_ascii_uppercase().replace('.', "__")), value);
    }
    Ok(command)
}
