//! pgbench itself.

use super::Script;
use crate::ground::{Ground, NAME};
use anyhow::{Context, Result, bail};
use kernel::Service;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::process::Command;

fn program() -> Result<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin/pgbench"))
        .filter(|path| path.exists())
        .collect();
    found.sort();
    found.pop().context("pgbench is missing: deploy/bootstrap/install.sh bench")
}

/// So many transactions over one connection, for whoever measures what they cost the server.
///
/// A pipeline is parsed as a whole before any of it runs, so names are found in the first schema.
pub async fn play(ground: &Ground, service: Service, file: &Path, times: usize) -> Result<()> {
    let first = ground.tenants.first().context("an organisation")?;
    let done = bench(ground, service, file)?
        .env("PGOPTIONS", format!("-c search_path={}", first.key.schema()))
        .args(["-c", "1", "-t", &times.to_string()])
        .output()
        .await?;
    if !done.status.success() {
        bail!("pgbench: {}", String::from_utf8_lossy(&done.stderr));
    }
    Ok(())
}

fn bench(ground: &Ground, service: Service, file: &Path) -> Result<Command> {
    let url = ground.admin_url();
    let (server, _) = url.rsplit_once('/').context("an address with a database")?;
    let mut command = Command::new(program()?);
    command.kill_on_drop(true).args(["-n", "-M", "prepared", "-f"]).arg(file);
    // the address comes last
    command.env("PGDATABASE", format!("{server}/{NAME}_{service}"));
    Ok(command)
}

/// Transactions per second.
pub async fn run(ground: &Ground, script: &Script, lanes: usize, length: Duration) -> Result<f64> {
    let done = bench(ground, script.service, &script.file)?
        .args(["-j", "2", "-c", &lanes.to_string(), "-T", &length.as_secs().max(1).to_string()])
        .output()
        .await?;
    let out = String::from_utf8_lossy(&done.stdout);
    // a connection that met an error is given up, and the rest would pass for the rate of all
    if !done.status.success() {
        bail!("pgbench: {}", String::from_utf8_lossy(&done.stderr));
    }
    let rate = out.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    rate.with_context(|| format!("pgbench: {out}{}", String::from_utf8_lossy(&done.stderr)))
}

/// The rate of doing all of them one after the other, on a machine that is busy with nothing else.
pub fn together(rates: &[f64]) -> f64 {
    1.0 / rates.iter().map(|rate| 1.0 / rate).sum::<f64>()
}
