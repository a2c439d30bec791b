//! What was asked and what was answered, kept outside the product.

use crate::crew::{Ask, Reply, Said};
use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Kinds of writes, each checked in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Member,
    MemberChange,
    Unit,
    Correction,
    Decision,
    Invitation,
    Upload,
    Apply,
    Document,
}

/// One write, however often it was sent.
#[derive(Clone, Debug)]
pub struct Write {
    pub what: What,
    /// Which organisation.
    pub office: usize,
    /// By which its effect is found again.
    pub mark: String,
    pub ask: Ask,
    /// The answer that promised it.
    pub acknowledged: Option<Said>,
    /// The last answer that did not.
    pub refused: Option<Said>,
    pub sent: u32,
    pub round: String,
}

/// What a round did to those who asked.
#[derive(Clone, Debug, Default)]
pub struct Traffic {
    pub done: u32,
    /// 503 and the like.
    pub later: u32,
    pub lost: u32,
    /// A document could not be had.
    pub documents_away: u32,
    pub slowest: Duration,
}

/// Written by many at once.
#[derive(Debug, Default)]
pub struct Ledger {
    book: Mutex<Book>,
}

#[derive(Debug, Default)]
struct Book {
    round: String,
    /// Log-in, reads and writes have to go on.
    promised: bool,
    writes: Vec<Write>,
    traffic: BTreeMap<String, Traffic>,
    breaches: Vec<String>,
    skipped: u32,
}

impl Ledger {
    /// From now on everything belongs to this round.
    pub fn begin(&self, round: &str, promised: bool) {
        let mut book = self.book();
        book.round = round.to_owned();
        book.promised = promised;
    }

    pub fn round(&self) -> String {
        self.book().round.clone()
    }

    pub fn keep(&self, write: Write) {
        self.book().writes.push(write);
    }

    pub fn writes(&self) -> Vec<Write> {
        self.book().writes.clone()
    }

    pub fn traffic(&self, round: &str) -> Traffic {
        self.book().traffic.get(round).cloned().unwrap_or_default()
    }

    /// Something that cannot be tried here. Whoever does not know of it must not take the run for a whole one.
    pub fn skip(&self, what: &str) {
        println!("!! {what}");
        self.book().skipped += 1;
    }

    pub fn skipped(&self) -> u32 {
        self.book().skipped
    }

    /// Something that must not be.
    pub fn breach(&self, what: String) {
        println!("  BREACH: {what}");
        self.book().breaches.push(what);
    }

    pub fn breaches(&self) -> Vec<String> {
        self.book().breaches.clone()
    }

    /// Notes how one asking went. `began` is the round in which it was asked: an answer that comes when another
    /// round has begun says nothing about the promises of either.
    pub fn note(&self, began: &str, ask: &Ask, reply: &Reply, document: bool, took: Duration) {
        let mut book = self.book();
        let same = book.round == began;
        let promised = book.promised && same;
        let traffic = book.traffic.entry(began.to_owned()).or_default();
        traffic.slowest = traffic.slowest.max(took);
        let bad = match reply {
            Reply::Said(said) if said.is_yes() => {
                traffic.done += 1;
                None
            }
            Reply::Said(said) if said.status == 503 && document => {
                traffic.documents_away += 1;
                None
            }
            Reply::Said(said) if said.is_later() => {
                traffic.later += 1;
                promised.then(|| said.text())
            }
            Reply::Said(said) if said.status >= 500 => Some(said.text()),
            Reply::Said(_) => None,
            Reply::Lost(why) => {
                traffic.lost += 1;
                promised.then(|| why.clone())
            }
        };
        drop(book);
        if let Some(text) = bad {
            self.breach(format!("{began}: {} {} was answered: {text}", ask.method, ask.path));
        }
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
