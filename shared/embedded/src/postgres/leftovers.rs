use anyhow::{Result, bail};
use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

/// Clears the way after a run that was killed: stops a server that still runs on this folder, and removes a
/// pid file whose process is gone or is by now somebody else.
pub(super) fn remove(data: &Path) -> Result<()> {
    let file = data.join("postmaster.pid");
    let Ok(text) = fs::read_to_string(&file) else {
        return Ok(());
    };
    let pid: Option<u32> = text.lines().next().and_then(|line| line.trim().parse().ok());
    match pid.filter(|pid| serves(*pid, data)) {
        Some(pid) => stop(pid, data),
        None => Ok(fs::remove_file(&file)?),
    }
}

/// True when the process is a Postgres that works in this folder; the number alone proves nothing.
fn serves(pid: u32, data: &Path) -> bool {
    let folder = fs::read_link(format!("/proc/{pid}/cwd"));
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    folder.is_ok_and(|folder| folder == data) && name.trim() == "postgres"
}

fn stop(pid: u32, data: &Path) -> Result<()> {
    // INT: break connections off and stop in order; QUIT: at once, recovery repairs
    for signal in ["-INT", "-QUIT"] {
        let _ = Command::new("kill").args([signal, &pid.to_string()]).status()?;
        let end = Instant::now() + Duration::from_secs(15);
        while Instant::now() < end {
            if !serves(pid, data) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    bail!("the Postgres of an earlier run (pid {pid}) does not stop")
}
