use crate::roof::Roof;
use anyhow::{Context, Result};
use std::{
    fs::OpenOptions,
    io,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Starts the server, waits until its own input is closed, then asks the server to stop. The input is a pipe
/// held by this process: it closes when we let go of it, and also when we are killed. Last it removes what was to
/// go with the server.
const SCRIPT: &str = r#"sig=$1; gone=$2; shift 2; "$@" </dev/null & pid=$!
trap '' INT TERM HUP
while read -r _; do :; done
kill -"$sig" "$pid" 2>/dev/null; wait "$pid"
[ -z "$gone" ] || rm -rf -- "$gone"
exit 0"#;

/// A server that does not outlive this process.
#[derive(Debug)]
pub(crate) struct Guarded {
    guardian: Child,
    patience: Duration,
}

/// How to run one server.
pub(crate) struct Order<'a> {
    pub program: &'a Path,
    pub arguments: Vec<String>,
    pub log: &'a Path,
    /// The signal that makes it stop in good order.
    pub signal: &'a str,
    /// A folder that goes with it.
    pub goes: Option<&'a Path>,
}

impl Guarded {
    pub fn start(roof: &Roof, order: &Order<'_>) -> Result<Self> {
        let log = OpenOptions::new().create(true).append(true).open(order.log);
        let log = log.with_context(|| format!("opening {}", order.log.display()))?;
        roof.own(order.log)?;
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", SCRIPT, "guardian", order.signal])
            .arg(order.goes.unwrap_or(Path::new("")))
            .arg(order.program)
            .args(&order.arguments)
            .current_dir(roof.folder())
            .stdin(Stdio::piped())
            .stdout(log.try_clone()?)
            .stderr(log);
        tame(&mut command, roof);
        let guardian = command.spawn().with_context(|| format!("starting {}", order.program.display()))?;
        Ok(Self { guardian, patience: Duration::from_secs(20) })
    }

    /// False once the guardian has ended, and with it the server.
    pub fn alive(&mut self) -> bool {
        matches!(self.guardian.try_wait(), Ok(None))
    }

    /// Stops the server and waits for it.
    pub fn stop(&mut self) -> io::Result<()> {
        drop(self.guardian.stdin.take());
        let end = Instant::now() + self.patience;
        while self.guardian.try_wait()?.is_none() {
            if Instant::now() > end {
                return Err(io::Error::new(io::ErrorKind::TimedOut, "the server does not stop"));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            tracing::warn!(%error, "an embedded server was left behind");
        }
    }
}

/// Own process group, so that Ctrl-C in the terminal reaches us first and the servers in order; own account
/// where we are root; a plain locale and nothing of our environment's Postgres settings.
pub(crate) fn tame(command: &mut Command, roof: &Roof) {
    use std::os::unix::process::CommandExt;
    command.process_group(0).env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PG")) {
        command.env_remove(name);
    }
    if let Some(lodger) = roof.lodger {
        command.gid(lodger.gid).uid(lodger.uid);
    }
}
