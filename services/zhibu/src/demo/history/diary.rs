use super::{Order, bodies::Place};
use anyhow::{Context, Result};
use kernel::AccountId;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use time::Date;

/// How far the history of an organisation has been told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Diary {
    pub account: AccountId,
    pub seed: u64,
    pub today: Date,
    /// The branch that is being told, and how many of its months have been.
    pub body: usize,
    pub chapters: usize,
    /// Deeds of months that are told.
    pub deeds: u64,
    /// What the branch has made so far, by the plan's names.
    pub things: BTreeMap<String, Thing>,
    pub counts: BTreeMap<String, u64>,
    /// What the rules refused: how often, and the first of it.
    pub refused: u64,
    pub refusals: Vec<String>,
    /// Whether the month was begun by a run that was cut off.
    #[serde(skip)]
    pub resumed: bool,
}

/// A record, as the last answer showed it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Thing {
    pub id: String,
    pub version: i64,
    pub more: Value,
}

const REMEMBERED: usize = 50;

impl Diary {
    pub fn new(order: &Order<'_>) -> Self {
        Self {
            account: order.account,
            seed: order.seed,
            today: order.today,
            body: 0,
            chapters: 0,
            deeds: 0,
            things: BTreeMap::new(),
            counts: BTreeMap::new(),
            refused: 0,
            refusals: Vec::new(),
            resumed: false,
        }
    }

    pub fn read(order: &Order<'_>) -> Option<Self> {
        read(&file(order.folder, order.slug, "diary"))
    }

    pub fn places(order: &Order<'_>) -> Option<Vec<Place>> {
        read(&file(order.folder, order.slug, "places"))
    }

    /// The same after an interruption.
    pub fn again(mut self) -> Self {
        self.resumed = true;
        self
    }

    /// The roster first: without it the diary is no use.
    pub fn begin(&self, order: &Order<'_>, places: &[Place]) -> Result<()> {
        write(&file(order.folder, order.slug, "places"), &places)?;
        self.keep(order)
    }

    pub fn next_chapter(&mut self, deeds: usize, order: &Order<'_>) -> Result<()> {
        self.chapters += 1;
        self.deeds += deeds as u64;
        self.resumed = false;
        self.keep(order)
    }

    pub fn next_body(&mut self, order: &Order<'_>) -> Result<()> {
        self.body += 1;
        self.chapters = 0;
        self.things.clear();
        self.keep(order)
    }

    fn keep(&self, order: &Order<'_>) -> Result<()> {
        write(&file(order.folder, order.slug, "diary"), self)
    }

    pub fn refuse(&mut self, why: String) {
        self.refused += 1;
        if self.refusals.len() < REMEMBERED {
            self.refusals.push(why);
        }
    }

    pub fn count(&mut self, what: &str) {
        *self.counts.entry(what.to_owned()).or_default() += 1;
    }

    pub fn thing(&self, kind: &str, number: impl std::fmt::Display) -> Option<&Thing> {
        self.things.get(&format!("{kind}/{number}"))
    }

    pub fn put(&mut self, kind: &str, number: impl std::fmt::Display, thing: Thing) {
        self.things.insert(format!("{kind}/{number}"), thing);
    }
}

fn file(folder: &Path, slug: &str, what: &str) -> PathBuf {
    folder.join(format!("history.{slug}.{what}.json"))
}

fn read<T: DeserializeOwned>(file: &Path) -> Option<T> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

/// Beside its place first, so that a run that is cut off leaves the page before.
fn write(file: &Path, what: &impl Serialize) -> Result<()> {
    let beside = file.with_extension("new");
    let written = fs::write(&beside, serde_json::to_vec(what)?).and_then(|()| fs::rename(&beside, file));
    written.with_context(|| format!("writing {}", file.display()))
}
