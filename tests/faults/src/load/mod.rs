//! A steady load: people who write, read and log in, whatever happens around them.

mod documents;
mod imports;
mod letters;
mod people;
mod reading;
mod tree;

pub use documents::{LOGO, document, paper};
pub use imports::{ROWS, name, roster};
pub use letters::invitation;

use crate::{
    chance::Chance,
    crew::{Ask, Office, Person, Reply, Said},
    ledger::{Ledger, What, Write},
};
use anyhow::{Context, Result};
use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Where one of them works.
#[derive(Clone)]
pub struct Desk {
    pub number: usize,
    pub office: Arc<Office>,
    pub ledger: Arc<Ledger>,
    stop: Arc<AtomicBool>,
    count: Arc<AtomicU64>,
}

/// As many hang up pictures at once as an organisation may have connections to the database: if one waited for
/// the store while it held a connection, everything else would stand still.
const PICTURES: usize = 12;

/// The running load.
pub struct Load {
    stop: Arc<AtomicBool>,
    tasks: JoinSet<()>,
}

impl Load {
    pub fn start(offices: &[Arc<Office>], ledger: &Arc<Ledger>, chance: &mut Chance) -> Self {
        let (stop, count) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let mut tasks = JoinSet::new();
        for (number, office) in offices.iter().enumerate() {
            let (office, ledger) = (office.clone(), ledger.clone());
            let desk = Desk { number, office, ledger, stop: stop.clone(), count: count.clone() };
            let mut chance = || Chance::from_seed(chance.next());
            tasks.spawn(desk.clone().again(chance(), people::member));
            tasks.spawn(desk.clone().again(chance(), people::correction));
            tasks.spawn(desk.clone().again(chance(), tree::unit));
            tasks.spawn(desk.clone().again(chance(), letters::invitation));
            tasks.spawn(desk.clone().again(chance(), imports::roster));
            tasks.spawn(desk.clone().again(chance(), documents::papers));
            for _ in 0..PICTURES {
                tasks.spawn(desk.clone().again(chance(), documents::logo));
            }
            tasks.spawn(desk.again(chance(), reading::visit));
        }
        Self { stop, tasks }
    }

    /// Lets everybody finish what they are at.
    ///
    /// # Errors
    /// When one of them panicked: from then on nobody did that work.
    pub async fn finish(mut self) -> Result<()> {
        self.stop.store(true, Ordering::SeqCst);
        while let Some(ended) = self.tasks.join_next().await {
            ended.context("the load")?;
        }
        Ok(())
    }
}

impl Desk {
    /// The desk of somebody who works without others.
    pub fn alone(office: Arc<Office>, ledger: Arc<Ledger>) -> Self {
        let (stop, count) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        Self { number: 0, office, ledger, stop, count }
    }

    async fn again<F: Future<Output = ()>>(self, mut chance: Chance, work: impl Fn(Desk, Chance) -> F) {
        while !self.stopped() {
            work(self.clone(), Chance::from_seed(chance.next())).await;
            tokio::time::sleep(Duration::from_millis(20 + chance.below(120))).await;
        }
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// A number nobody else has.
    fn number(&self) -> u64 {
        self.count.fetch_add(1, Ordering::SeqCst)
    }

    /// Asks once and notes how it went.
    async fn ask(&self, person: &Person, ask: &Ask, document: bool) -> Option<Said> {
        let (round, began) = (self.ledger.round(), Instant::now());
        let reply = person.ask(ask).await;
        self.ledger.note(&round, ask, &reply, document, began.elapsed());
        match reply {
            Reply::Said(said) => Some(said),
            Reply::Lost(_) => None,
        }
    }

    /// Writes, sending the same again while nobody knows whether it was done: up to `most` times in all.
    async fn write(&self, what: What, mark: &str, person: &Person, ask: Ask, most: u32) -> Option<Said> {
        let document = what == What::Document;
        let mut write = Write {
            what,
            office: self.number,
            mark: mark.to_owned(),
            ask,
            acknowledged: None,
            refused: None,
            sent: 0,
            round: self.ledger.round(),
        };
        while write.sent < most {
            write.sent += 1;
            match self.ask(person, &write.ask, document).await {
                Some(said) if said.is_yes() => {
                    write.acknowledged = Some(said);
                    break;
                }
                Some(said) => {
                    let later = said.is_later();
                    write.refused = Some(said);
                    if !later {
                        break;
                    }
                }
                None => {}
            }
            tokio::time::sleep(Duration::from_millis(250 * u64::from(write.sent))).await;
        }
        let acknowledged = write.acknowledged.clone();
        self.ledger.keep(write);
        acknowledged
    }
}

/// How often something is sent: some give up at once, so that what is never asked for again is seen too.
fn tries(chance: &mut Chance) -> u32 {
    if chance.below(4) == 0 { 1 } else { 6 }
}

/// A number in characters a name can have.
pub fn spelt(number: u64) -> String {
    let digit = |c: char| "零一二三四五六七八九".chars().nth(c.to_digit(10).unwrap_or_default() as usize);
    number.to_string().chars().filter_map(digit).collect()
}
