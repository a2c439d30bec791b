//! What was asked and what was answered, kept outside the product.

use crate::{
    crew::{Ask, Reply, Said},
    rounds::Promise,
    traffic::{Traffic, Verdict},
};
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

impl What {
    pub const ALL: &[Self] = &[
        Self::Member,
        Self::MemberChange,
        Self::Unit,
        Self::Correction,
        Self::Decision,
        Self::Invitation,
        Self::Upload,
        Self::Apply,
        Self::Document,
    ];
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

/// Written by many at once.
#[derive(Debug, Default)]
pub struct Ledger {
    book: Mutex<Book>,
}

#[derive(Debug, Default)]
struct Book {
    round: String,
    promise: Promise,
    writes: Vec<Write>,
    traffic: BTreeMap<String, Traffic>,
    breaches: Vec<String>,
    skipped: u32,
}

impl Ledger {
    /// From now on everything belongs to this round.
    pub fn begin(&self, round: &str, promise: Promise) {
        let mut book = self.book();
        book.round = round.to_owned();
        book.promise = promise;
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

    /// Refusals by their status, of all rounds and of the time between them.
    pub fn refused(&self) -> BTreeMap<u16, u32> {
        let mut refused: BTreeMap<u16, u32> = BTreeMap::new();
        for (status, times) in self.book().traffic.values().flat_map(|traffic| &traffic.refused) {
            *refused.entry(*status).or_default() += *times;
        }
        refused
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

    /// The same of what is looked at again and again: told when it is first seen.
    pub fn breach_once(&self, what: String) {
        let told = self.book().breaches.contains(&what);
        if !told {
            self.breach(what);
        }
    }

    pub fn breaches(&self) -> Vec<String> {
        self.book().breaches.clone()
    }

    /// Notes how one asking went. `began` is the round in which it was asked: an answer that comes when another
    /// round has begun says nothing about the promises of either.
    pub fn note(&self, began: &str, ask: &Ask, reply: &Reply, document: bool, took: Duration) {
        let mut book = self.book();
        let promise = if book.round == began { book.promise } else { Promise::Nothing };
        let traffic = book.traffic.entry(began.to_owned()).or_default();
        traffic.slowest = traffic.slowest.max(took);
        let verdict = traffic.count(promise, ask, reply, document);
        drop(book);
        let told = |text: String| format!("{began}: {} {} was answered: {text}", ask.method, ask.path);
        match verdict {
            Verdict::Fine => {}
            Verdict::Odd(text) => println!("  {}", told(text)),
            Verdict::Breach(text) => self.breach(told(text)),
        }
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
