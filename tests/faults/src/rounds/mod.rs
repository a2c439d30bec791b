//! The rounds of a run: one fault each, under load, and the time until everything works again.

mod fault;
mod probe;

pub use fault::{Fault, Promise};

use crate::{checks, crew::Office, ledger::Ledger, site::Site};
use anyhow::{Context, Result};
use probe::works;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// Longer than this is no recovery.
const LONGEST: Duration = Duration::from_secs(40);
/// How long everybody works on before the next fault.
const CALM: Duration = Duration::from_millis(1500);

pub struct Round {
    pub name: &'static str,
    pub fault: Fault,
    /// How long the fault lasts.
    pub hold: Duration,
}

const fn round(name: &'static str, fault: Fault, hold_ms: u64) -> Round {
    Round { name, fault, hold: Duration::from_millis(hold_ms) }
}

/// In this order: what leaves work behind that is taken up late comes first.
pub const ROUNDS: &[Round] = &[
    round("good-day", Fault::None, 3000),
    round("kill", Fault::Kill, 300),
    round("kill-again", Fault::Kill, 50),
    round("mail-hangs", Fault::MailHang, 4000),
    round("mail-refuses", Fault::MailRefuse, 3000),
    round("mail-cut", Fault::MailCut, 3000),
    round("mail-stopped", Fault::MailStop, 3000),
    round("postgres-restart", Fault::PostgresRestart, 1500),
    round("postgres-crash", Fault::PostgresCrash, 1000),
    round("postgres-reset", Fault::PostgresReset, 2000),
    round("postgres-cut", Fault::PostgresCut, 3000),
    round("postgres-deaf", Fault::PostgresDeaf, 4000),
    round("postgres-slow", Fault::PostgresSlow, 5000),
    round("postgres-full", Fault::PostgresFull, 6000),
    round("redis-stopped", Fault::RedisStop, 4000),
    round("redis-flushed", Fault::RedisFlush, 2000),
    round("redis-silent", Fault::RedisSilent, 5000),
    round("redis-cut", Fault::RedisCut, 3000),
    round("redis-away-at-start", Fault::RedisStopAndKill, 6000),
    round("s3-stopped", Fault::S3Stop, 4000),
    round("s3-silent", Fault::S3Silent, 13_000),
    round("s3-cut", Fault::S3Cut, 3000),
    round("s3-full", Fault::S3Full, 3000),
    round("kill-at-last", Fault::Kill, 100),
];

/// Plays one round and prints how it went.
///
/// # Errors
/// When the fault itself cannot be made or undone.
pub async fn play(site: &mut Site, offices: &[Arc<Office>], ledger: &Ledger, round: &Round) -> Result<()> {
    if round.fault.needs_disk() && site.place.disks.is_none() {
        ledger.skip(&format!("{:20} SKIPPED: no disk of limited size can be mounted here", round.name));
        return Ok(());
    }
    ledger.begin(round.name, round.fault.promise());
    in_time(round.fault.begin(site)).await.with_context(|| format!("{}: begin", round.name))?;
    tokio::time::sleep(round.hold).await;
    let ended = Instant::now();
    // what is on its way while the fault ends may still feel it
    in_time(round.fault.end(site)).await.with_context(|| format!("{}: end", round.name))?;
    let recovered = recovery(offices, ended).await;
    if recovered > LONGEST {
        ledger.breach(format!("{}: not everything works again after {recovered:.1?}", round.name));
    }
    let traffic = ledger.traffic(round.name);
    println!(
        "  {:20} done {:4}  later {:4}  lost {:4}  documents away {:3}  slowest {:6.2?}  \
         recovered in {:.2?}  refused {:?}",
        round.name,
        traffic.done,
        traffic.later,
        traffic.lost,
        traffic.documents_away,
        traffic.slowest,
        recovered,
        traffic.refused
    );
    ledger.begin("between", Promise::Nothing);
    // what does not recover is a breach already, and may not let itself be looked at
    if recovered <= LONGEST {
        let looked = checks::after_a_fault(site, offices, ledger).await;
        let acknowledged = looked.with_context(|| format!("{}: what is there after it", round.name))?;
        println!("  {:20} {acknowledged} writes acknowledged until now were looked for", "");
    }
    tokio::time::sleep(CALM).await;
    Ok(())
}

async fn in_time(change: impl Future<Output = Result<()>>) -> Result<()> {
    tokio::time::timeout(LONGEST, change).await.context("the fault cannot be made or undone")?
}

/// Time until each organisation can do everything again.
async fn recovery(offices: &[Arc<Office>], since: Instant) -> Duration {
    for office in offices {
        while !works(office).await {
            if since.elapsed() > LONGEST {
                return since.elapsed();
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }
    since.elapsed()
}
