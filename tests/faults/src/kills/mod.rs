//! Operations that are killed at random points, many times over, on one deployment.

mod commands;
mod jobs;
mod journeys;
mod moves;
mod patience;
mod signup;
mod state;
mod wishes;

use crate::{
    chance::Chance,
    checks::{self, orphans},
    crew::Office,
    ledger::Ledger,
    load::Desk,
    site::{Program, Site},
};
use anyhow::{Context, Result, ensure};
use embedded::SmtpSink;
use futures_util::future::BoxFuture;
use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

/// What an operation is of those that have to be hit so and so often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    SignUp,
    Provisioning,
    Import,
    Export,
    Restore,
    Close,
    /// None of them: killed beside them, and not counted.
    Other,
}

/// One operation that is cut off.
pub struct Operation {
    pub name: &'static str,
    pub kind: Kind,
    /// How often it comes, beside the others.
    pub share: u64,
    /// The command without which a program has nothing of the kind.
    pub needs: &'static [&'static str],
    pub victim: Victim,
}

/// Who does it, and dies of it.
pub enum Victim {
    /// A command of its own: made ready, run, and looked at afterwards. The product dies with it.
    Command(Command),
    /// Something asked of the product by somebody who asks again until it is done. Looked at in the end.
    Product(Wish),
}

/// Asks until it is done; an error means that it never was.
pub type Wish = fn(Asker, Chance) -> BoxFuture<'static, Result<()>>;

/// Whoever asks, and what they can reach while the product is away.
pub struct Asker {
    pub desk: Desk,
    pub program: Program,
    pub mail: Arc<SmtpSink>,
    pub port: u16,
    /// A name nobody else has.
    pub mark: String,
}

/// True when it was acknowledged.
type Ran<'a> = BoxFuture<'a, Result<bool>>;
/// What is wrong.
type Verdict<'a> = BoxFuture<'a, Result<Vec<String>>>;

pub struct Command {
    /// Makes ready what it needs.
    pub ready: for<'a> fn(&'a Site, &'a str) -> BoxFuture<'a, Result<()>>,
    pub run: for<'a> fn(&'a Site, &'a str) -> Ran<'a>,
    /// Looks at what is left.
    pub judge: for<'a> fn(&'a Site, &'a str, bool) -> Verdict<'a>,
}

/// Everything that is killed.
pub const OPERATIONS: &[Operation] = &[
    command("tenant-create", Kind::Provisioning, 20, &[], commands::CREATE),
    command("tenant-drop", Kind::Other, 15, &[], commands::DROP),
    command("tenant-suspend", Kind::Other, 5, &[], commands::SUSPEND),
    command("migrate", Kind::Other, 5, &[], commands::MIGRATE),
    command("tenant-export", Kind::Export, 4, &["tenant", "export"], journeys::EXPORT),
    command("ordered-export", Kind::Export, 3, &["tenant", "export"], jobs::EXPORT),
    command("tenant-import", Kind::Import, 5, &["tenant", "import"], journeys::IMPORT),
    command("tenant-close", Kind::Close, 4, &["tenant", "close"], journeys::CLOSE),
    command("closing-over", Kind::Close, 3, &["tenant", "close"], jobs::CLOSE),
    command("move-in", Kind::Import, 7, &["tenant", "import"], moves::MOVE_IN),
    command("tenant-restore", Kind::Restore, 3, &["tenant", "restore"], journeys::RESTORE),
    command("ordered-restoration", Kind::Restore, 3, &["tenant", "restore"], jobs::RESTORE),
    wish("sign-up", Kind::SignUp, 15, &["signup"], signup::ask),
    wish("roster-import", Kind::Import, 15, &[], wishes::roster),
    wish("invitation", Kind::Other, 5, &[], wishes::invitation),
    wish("document", Kind::Other, 8, &[], wishes::document),
];

const fn command(
    name: &'static str,
    kind: Kind,
    share: u64,
    needs: &'static [&'static str],
    command: Command,
) -> Operation {
    Operation { name, kind, share, needs, victim: Victim::Command(command) }
}

const fn wish(
    name: &'static str,
    kind: Kind,
    share: u64,
    needs: &'static [&'static str],
    wish: Wish,
) -> Operation {
    Operation { name, kind, share, needs, victim: Victim::Product(wish) }
}

/// In a run of so many kills every operation has to be among them.
const MANY: u32 = 100;

/// How often each was killed in the middle, and how often it was run.
type Tally = BTreeMap<&'static str, (u32, u32)>;

/// Goes on until `times` operations that count were killed in the middle, and of many each at least once; then looks at
/// everything.
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
    let chosen = chosen(site, only, ledger).await;
    if chosen.iter().any(|operation| operation.kind == Kind::Restore) {
        journeys::await_snapshot(site).await?;
    }
    ensure!(!chosen.is_empty(), "no such operation");
    let mut chance = Chance::from_seed(seed);
    let mut usual: BTreeMap<&str, Duration> = BTreeMap::new();
    let mut tally = Tally::new();
    let desk = Desk::alone(office.clone(), ledger.clone());
    for number in 1..=4 * times + 30 {
        let open = due(&chosen, &tally, counted(&chosen, &tally) < times, times);
        let all: u64 = open.iter().map(|operation| operation.share).sum();
        let Some(operation) = pick(&open, chance.below(all)) else { break };
        let share = chance.share();
        // the first of a kind is let through: it shows how long one takes, and that it works
        let delay = usual.get(operation.name).map(|usual| usual.mul_f64(share * 1.1));
        let mark = format!("k{number}-{}", operation.name);
        let cut = Cut { mark: &mark, delay };
        let outcome = match &operation.victim {
            Victim::Command(command) => cut.command(site, command, ledger).await,
            Victim::Product(wish) => {
                let (program, mail) = (site.program().clone(), site.servers.mail.clone());
                let (desk, port, mark) = (desk.clone(), site.port(), mark.clone());
                let asker = Asker { desk, program, mail, port, mark };
                cut.product(site, *wish, asker, chance.next()).await
            }
        };
        let Outcome { killed, took } = outcome.with_context(|| format!("seed {seed}, {mark}"))?;
        let (kills, runs) = tally.entry(operation.name).or_default();
        (*kills, *runs) = (*kills + u32::from(killed), *runs + 1);
        if !killed {
            usual.insert(operation.name, took);
        }
    }
    report(&chosen, &tally, times, ledger);
    checks::all(site, &[office], ledger, &[]).await
}

/// What was killed how often. Of many kills each operation has to have had one, or nothing is known of it.
fn report(chosen: &[&'static Operation], tally: &Tally, times: u32, ledger: &Ledger) {
    let (done, all) = (counted(chosen, tally), tally.values().map(|(kills, _)| kills).sum::<u32>());
    println!("  {done} kills that count, {} others", all - done);
    for operation in chosen {
        let (kills, runs) = tally.get(operation.name).copied().unwrap_or_default();
        let kind = format!("{:?}", operation.kind);
        println!("  {kind:12} {:20} {runs:3} times, {kills:3} in the middle", operation.name);
    }
    if done < times {
        ledger.breach(format!("{done} operations were hit in the middle, and {times} were to be"));
    }
    if times >= MANY {
        for operation in missed(chosen, tally) {
            ledger.breach(format!("{} was never hit in the middle", operation.name));
        }
    }
}

/// How many kills count: those of the kinds that are asked for, or all where none of these is chosen.
fn counted(chosen: &[&'static Operation], tally: &Tally) -> u32 {
    let none = chosen.iter().all(|operation| operation.kind == Kind::Other);
    let counts = chosen.iter().filter(|operation| none || operation.kind != Kind::Other);
    counts.filter_map(|operation| tally.get(operation.name)).map(|(kills, _)| kills).sum()
}

/// What may come next: as long as more kills are wanted everything, and then what many kills have missed by chance.
fn due(chosen: &[&'static Operation], tally: &Tally, wanted: bool, times: u32) -> Vec<&'static Operation> {
    match (wanted, times >= MANY) {
        (true, _) => chosen.to_vec(),
        (false, true) => missed(chosen, tally),
        (false, false) => Vec::new(),
    }
}

/// What was not hit in the middle.
fn missed(chosen: &[&'static Operation], tally: &Tally) -> Vec<&'static Operation> {
    let hit = |name: &str| tally.get(name).is_some_and(|(kills, _)| *kills > 0);
    chosen.iter().filter(|operation| !hit(operation.name)).copied().collect()
}

/// What this program offers, of what is wanted.
async fn chosen(site: &Site, only: Option<&str>, ledger: &Ledger) -> Vec<&'static Operation> {
    let mut chosen = Vec::new();
    for operation in OPERATIONS.iter().filter(|operation| only.is_none_or(|name| name == operation.name)) {
        if operation.needs.is_empty() || site.program().offers(operation.needs).await {
            chosen.push(operation);
        } else {
            let needs = operation.needs.join(" ");
            ledger.skip(&format!("{:20} NOT KILLED: this program has no `{needs}`", operation.name));
        }
    }
    chosen
}

fn pick(chosen: &[&'static Operation], mut ticket: u64) -> Option<&'static Operation> {
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
        // what was begun is finished first; the judge may clear away what lies beside
        orphans::settle(site).await?;
        let mut breaches = (command.judge)(site, self.mark, acknowledged).await?;
        breaches.extend(orphans::find(site).await?);
        for breach in breaches {
            ledger.breach(format!("{} killed after {took:.0?}: {breach}", self.mark));
        }
        Ok(Outcome { killed: !acknowledged, took })
    }

    async fn product(&self, site: &mut Site, wish: Wish, asker: Asker, seed: u64) -> Result<Outcome> {
        let began = Instant::now();
        let working = tokio::spawn(wish(asker, Chance::from_seed(seed)));
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
        working.await?.context("asked again and again")?;
        Ok(Outcome { killed, took })
    }

    async fn wait(&self) {
        match self.delay {
            Some(delay) => tokio::time::sleep(delay).await,
            None => std::future::pending().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_kills_each_operation_gets_one() {
        let chosen: Vec<&'static Operation> = OPERATIONS.iter().take(3).collect();
        let names = |due: Vec<&'static Operation>| due.iter().map(|one| one.name).collect::<Vec<_>>();
        let all = names(chosen.clone());
        let tally = Tally::from([(all[0], (2, 3)), (all[1], (0, 1))]);
        assert_eq!(names(missed(&chosen, &tally)), all[1..]);
        assert_eq!(names(due(&chosen, &tally, true, 5)), all, "more are wanted");
        assert_eq!(names(due(&chosen, &tally, false, MANY)), all[1..], "those that were missed");
        assert!(due(&chosen, &tally, false, 5).is_empty(), "few kills are over when they are over");
        assert!(pick(&[], 0).is_none());
    }

    #[test]
    fn what_is_killed_beside_them_counts_where_it_is_alone() {
        let of = |kinds: &[Kind]| -> Vec<&'static Operation> {
            OPERATIONS.iter().filter(|one| kinds.contains(&one.kind)).collect()
        };
        let tally: Tally = OPERATIONS.iter().map(|operation| (operation.name, (1, 2))).collect();
        let all: Vec<&'static Operation> = OPERATIONS.iter().collect();
        let others = of(&[Kind::Other]);
        assert_eq!(counted(&all, &tally) as usize, all.len() - others.len());
        assert_eq!(counted(&others, &tally) as usize, others.len());
        for kind in [Kind::SignUp, Kind::Provisioning, Kind::Import, Kind::Export, Kind::Restore, Kind::Close]
        {
            assert!(!of(&[kind]).is_empty(), "{kind:?} is not killed");
        }
    }
}
