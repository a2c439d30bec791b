use anyhow::{Context, Result, bail};
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use suites::free_port;

/// A real OpenTelemetry collector that writes down everything it receives. Stops when dropped.
pub struct Collector {
    child: Child,
    port: u16,
    out: PathBuf,
}

/// Where `deploy/bootstrap/install.sh test` puts it.
fn agent() -> Result<PathBuf> {
    let cache = || {
        let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
        std::env::var_os("XDG_CACHE_HOME").map_or_else(|| home.join(".cache"), PathBuf::from)
    };
    let tools = std::env::var_os("ZHIBU_TOOLS").map_or_else(|| cache().join("zhibu/tools"), PathBuf::from);
    let agent = tools.join("bin/rotel-agent");
    if !agent.exists() {
        bail!("{} is missing: deploy/bootstrap/install.sh test", agent.display());
    }
    Ok(agent)
}

impl Collector {
    pub async fn start(folder: &Path) -> Result<Self> {
        let (port, other) = (free_port(), free_port());
        let out = folder.join(format!("collector-{port}.txt"));
        let child = Command::new(agent()?)
            .args(["start", "--exporter", "blackhole", "--debug-log", "traces"])
            .args(["--debug-log-verbosity", "detailed"])
            .args(["--otlp-http-endpoint", &format!("127.0.0.1:{port}")])
            .args(["--otlp-grpc-endpoint", &format!("127.0.0.1:{other}")])
            .stdout(File::create(&out)?)
            .stderr(Stdio::null())
            .spawn()
            .context("the collector")?;
        let collector = Self { child, port, out };
        let deadline = Instant::now() + Duration::from_secs(60);
        while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            if Instant::now() > deadline {
                bail!("the collector does not start");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(collector)
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/v1/traces", self.port)
    }

    /// Everything it has written down.
    pub fn text(&self) -> String {
        std::fs::read_to_string(&self.out).unwrap_or_default()
    }

    /// Waits until what it wrote satisfies `enough`.
    pub async fn wait(&self, enough: impl Fn(&str) -> bool) -> String {
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            let text = self.text();
            if enough(&text) {
                return text;
            }
            assert!(Instant::now() < deadline, "the collector did not get what was expected: {text}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        // an error means that it is gone already
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
