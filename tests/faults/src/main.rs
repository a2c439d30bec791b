//! Breaks every part of a deployment under load, and counts.
//!
//! `faults run` plays the rounds, `faults kills` kills operations at random points. Both start a deployment of
//! their own in a temporary folder, print what they see, and end with 1 where a promise was broken.

mod chance;
mod checks;
mod crew;
mod kills;
mod ledger;
mod load;
mod proxy;
mod rounds;
mod site;
mod traffic;

use anyhow::{Result, bail};
use chance::Chance;
use clap::{Parser, Subcommand};
use crew::Office;
use ledger::{Ledger, What};
use load::Load;
use site::Site;
use std::{process::ExitCode, sync::Arc, time::Instant};

#[derive(Parser)]
#[command(name = "faults", about = "Breaks every part of a deployment under load, and counts")]
struct Cli {
    /// Chance begins here; printed, so that a run can be repeated.
    #[arg(long, global = true)]
    seed: Option<u64>,
    /// Keep the folder with the logs.
    #[arg(long, global = true)]
    keep: bool,
    /// What cannot be tried on this machine is no reason to fail.
    #[arg(long, global = true)]
    allow_skipped: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Every fault once, under load.
    Run {
        /// Only these rounds.
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
    },
    /// Operations killed at random points.
    Kills {
        #[arg(long, default_value_t = 100)]
        times: u32,
        /// Only this operation.
        #[arg(long)]
        only: Option<String>,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    zhibu::crypto();
    let cli = Cli::parse();
    let outcome = tokio::select! {
        outcome = run(&cli) => outcome,
        _ = tokio::signal::ctrl_c() => Err(anyhow::anyhow!("interrupted")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("faults: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: &Cli) -> Result<()> {
    let (began, seed) = (Instant::now(), cli.seed.unwrap_or_else(Chance::seed));
    println!("seed {seed}");
    let mut site = Site::open(cli.keep).await?;
    println!("the deployment is up after {:.1?}", began.elapsed());
    let ledger = Arc::new(Ledger::default());
    match &cli.command {
        Command::Run { only } => faults(&mut site, seed, only, &ledger).await?,
        Command::Kills { times, only } => {
            kills::run(&mut site, seed, *times, only.as_deref(), &ledger).await?;
        }
    }
    site.product.stop().await?;
    let breaches = ledger.breaches();
    println!("refused in all: {:?}", ledger.refused());
    println!("{} writes, {} breaches, {:.0?} in all", ledger.writes().len(), breaches.len(), began.elapsed());
    if !breaches.is_empty() {
        bail!("{} promises were broken (seed {seed})", breaches.len());
    }
    match ledger.skipped() {
        0 => {}
        skipped if cli.allow_skipped => println!("!! {skipped} SKIPPED, as was allowed"),
        skipped => bail!("{skipped} could not be tried here; --allow-skipped passes all the same"),
    }
    Ok(())
}

async fn faults(site: &mut Site, seed: u64, only: &[String], ledger: &Arc<Ledger>) -> Result<()> {
    let mut offices = Vec::new();
    for (slug, kind) in [("north", "enterprise"), ("south", "community")] {
        offices.push(Arc::new(Office::open(site, slug, kind).await?));
    }
    let load = Load::start(&offices, ledger, &mut Chance::from_seed(seed));
    for round in rounds::ROUNDS {
        if only.is_empty() || only.iter().any(|name| name == round.name) {
            rounds::play(site, &offices, ledger, round).await?;
        }
    }
    load.finish().await?;
    // a few rounds are too short for everybody to come to everything
    let expected: &[What] = if only.is_empty() { What::ALL } else { &[] };
    checks::all(site, &offices, ledger, expected).await
}
