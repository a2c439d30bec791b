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

/// Seconds that do not count: its connections are new and get to know the organisations first.
const WARMING: u64 = 1;

/// Transactions per second.
pub async fn run(ground: &Ground, script: &Script, lanes: usize, length: Duration) -> Result<f64> {
    let seconds = WARMING + length.as_secs().max(1);
    let done = bench(ground, script.service, &script.file)?
        .args(["-j", "2", "-c", &lanes.to_string(), "-T", &seconds.to_string(), "-P", "1"])
        .output()
        .await?;
    let told = String::from_utf8_lossy(&done.stderr);
    // a connection that met an error is given up, and the rest would pass for the rate of all
    if !done.status.success() {
        bail!("pgbench: {told}");
    }
    rate(&told).with_context(|| format!("pgbench: {}{told}", String::from_utf8_lossy(&done.stdout)))
}

/// The mean of what it says every second, those of the beginning left out.
fn rate(told: &str) -> Option<f64> {
    let of = |line: &str| -> Option<f64> {
        let (_, rest) = line.strip_prefix("progress: ")?.split_once(" s, ")?;
        rest.split(' ').next()?.parse().ok()
    };
    let rates: Vec<f64> = told.lines().filter_map(of).skip(usize::try_from(WARMING).ok()?).collect();
    (!rates.is_empty()).then(|| rates.iter().sum::<f64>() / rates.len() as f64)
}

/// The rate of doing all of them one after the other, on a machine that is busy with nothing else.
pub fn together(rates: &[f64]) -> f64 {
    1.0 / rates.iter().map(|rate| 1.0 / rate).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::rate;

    #[test]
    fn the_beginning_does_not_count() {
        let told = "pgbench (15.1)\nprogress: 1.0 s, 100.0 tps, lat 4.2 ms stddev 1.0, 0 failed\n\
            progress: 2.0 s, 300.0 tps, lat 4.2 ms stddev 1.0, 0 failed\n\
            progress: 3.0 s, 500.5 tps, lat 4.2 ms stddev 1.0, 0 failed\n";
        assert_eq!(rate(told), Some(400.25));
        assert_eq!(rate("progress: 1.0 s, 100.0 tps, lat 4.2 ms\n"), None);
    }
}
