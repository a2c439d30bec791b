//! Operations that are killed at random points, many times over, on one deployment.

mod commands;
mod state;

use crate::{
    chance::Chance,
    checks::{self, orphans},
    crew::Office,
    ledger::Ledger,
    load::{Desk, Work},
    site::Site,
};
use anyhow::{Context, Result};
use futures_util::future::BoxFuture;
use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

/// One operation that is cut off.
pub struct Operation {
    pub name: &'static str,
    /// How often it comes, beside the others.
    pub share: u64,
    pub victim: Victim,
}

/// Who does it, and dies of it.
pub enum Victim {
    /// A command of its own: made ready, run, and looked at afterwards. The product dies with it.
    Command(Command),
    /// Something asked of the product; whoever asked asks again. Looked at in the end.
    Product(Work),
}

/// True when it was acknowledged.
type Ran<'a> = BoxFuture<'a, Result<bool>>;

pub struct Command {
    /// Makes ready what it needs.
    pub ready: for<'a> fn(&'a Site, &'a str) -> BoxFuture<'a, Result<()>>,
    pub run: for<'a> fn(&'a Site, &'a str) -> Ran<'a>,
    /// What is wrong afterwards.
    pub judge: for<'a> fn(&'a Site, &'a str, bool) -> BoxFuture<'a, Result<Vec<String>>>,
}

/// Everything that is killed.
pub const OPERATIONS: &[Operation] = &[
    Operation { name: "tenant-create", share: 30, victim: Victim::Command(commands::CREATE) },
    Operation { name: "tenant-drop", share: 25, victim: Victim::Command(commands::DROP) },
    Operation { name: "tenant-suspend", share: 5, victim: Victim::Command(commands::SUSPEND) },
    Operation { name: "migrate", share: 5, victim: Victim::Command(commands::MIGRATE) },
    Operation { name: "roster-import", share: 25, victim: Victim::Product(Work::Roster) },
    Operation { name: "invitation", share: 10, victim: Victim::Product(Work::Invitation) },
];

/// Goes on until `times` operations were killed in the middle, then looks at everything.
///
/// # Errors
/// When the deployment cannot go on.
pub async fn run(
    site: &mut Site,
    seed: u64,
    times: u32,
    only: Option<&str>,
    ledger: &Arc<Ledger>,
) -> Result<()> {
    let office = Arc::new(Office::open(site, "standing", "enterprise").await?);
    let chosen: Vec<_> =
        OPERATIONS.iter().filter(|operation| only.is_none_or(|name| name == operation.name)).collect();
    let all: u64 = chosen.iter().map(|operation| operation.share).sum();
    let mut chance = Chance::from_seed(seed);
    let mut usual: BTreeMap<&str, Duration> = BTreeMap::new();
    let mut tally: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let desk = Desk::alone(office.clone(), ledger.clone());
    let (mut number, mut done) = (0, 0);
    while done < times && number < 3 * times + 30 {
        number += 1;
        let operation = pick(&chosen, chance.below(all)).context("no such operation")?;
        let share = chance.share();
        // the first of a kind is let through: it shows how long one takes, and that it works
        let delay = usual.get(operation.name).map(|usual| usual.mul_f64(share * 1.1));
        let mark = format!("k{number}-{}", operation.name);
        let cut = Cut { mark: &mark, delay };
        let outcome = match &operation.victim {
            Victim::Command(command) => cut.command(site, command, ledger).await,
            Victim::Product(work) => cut.product(site, *work, &desk, chance.next()).await,
        };
        let Outcome { killed, took } = outcome.with_context(|| format!("seed {seed}, {mark}"))?;
        let (kills, runs) = tally.entry(operation.name).or_default();
        (*kills, *runs) = (*kills + u32::from(killed), *runs + 1);
        done += u32::from(killed);
        if !killed {
            usual.insert(operation.name, took);
        }
    }
    println!("  {done} kills");
    for (name, (kills, runs)) in tally {
        println!("  {name:20} {runs:3} times, {kills:3} in the middle");
    }
    checks::all(site, &[office], ledger).await
}

fn pick<'a>(chosen: &[&'a Operation], mut ticket: u64) -> Option<&'a Operation> {
    for operation in chosen {
        if ticket < operation.share {
            return Some(operation);
        }
        ticket -= operation.share;
    }
    None
}

struct Cut<'a> {
    mark: &'a str,
    /// When it is killed; never where it is let through.
    delay: Option<Duration>,
}

struct Outcome {
    killed: bool,
    took: Duration,
}

impl Cut<'_> {
    async fn command(&self, site: &mut Site, command: &Command, ledger: &Ledger) -> Result<Outcome> {
        (command.ready)(site, self.mark).await.context("making ready")?;
        let began = Instant::now();
        let ran = tokio::select! {
            ran = (command.run)(site, self.mark) => Some(ran),
            // the command dies with the future that waits for it
            () = self.wait() => None,
        };
        let took = began.elapsed();
        let acknowledged = match ran {
            Some(ran) => ran?,
            None => false,
        };
        site.product.kill().await?;
        site.product.start()?;
        site.product.ready().await?;
        let mut breaches = orphans::find(site).await?;
        breaches.extend((command.judge)(site, self.mark, acknowledged).await?);
        for breach in breaches {
            ledger.breach(format!("{} killed after {took:.0?}: {breach}", self.mark));
        }
        Ok(Outcome { killed: !acknowledged, took })
    }

    async fn product(&self, site: &mut Site, work: Work, desk: &Desk, seed: u64) -> Result<Outcome> {
        let began = Instant::now();
        let working = tokio::spawn(desk.clone().once(work, Chance::from_seed(seed)));
        let killed = tokio::select! {
            () = self.wait() => !working.is_finished(),
            () = async { while !working.is_finished() { tokio::time::sleep(Duration::from_millis(2)).await } } => false,
        };
        let took = began.elapsed();
        if killed {
            site.product.kill().await?;
            site.product.start()?;
            site.product.ready().await?;
        }
        working.await?;
        Ok(Outcome { killed, took })
    }

    async fn wait(&self) {
        match self.delay {
            Some(delay) => tokio::time::sleep(delay).await,
            None => std::future::pending().await,
        }
    }
}
