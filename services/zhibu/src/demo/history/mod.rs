//! Two years of life for an organisation of the demo: what [`history`] plans, entered by the operations people use.
//!
//! Every deed is a request to records in this process, made on the day it was done: its clock shows that day, so that
//! rules, audit log and events say what they would have said then. A [`diary`] beside the demo's data says how far it has
//! got; a run that was cut off goes on with the month it was in, and requests that had been answered are answered alike
//! again, not done twice.

mod bodies;
mod carry;
mod congress;
mod development;
mod diary;
mod dispositions;
mod elections;
mod files;
mod honours;
mod meetings;
mod money;
mod people;
mod seat;
mod stays;
mod steps;
mod surveys;

pub use diary::Diary;

use crate::App;
use anyhow::{Context, Result, bail};
use bodies::Place;
use carry::Carrier;
use history::{Body, Plan};
use kernel::AccountId;
use seat::Seat;
use std::path::Path;
use time::Date;

/// The life the demo shows. Another number is another life.
pub const SEED: u64 = 20_211_111;

/// Whose history is told, and as of which day.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    pub slug: &'a str,
    /// By whom it is entered.
    pub account: AccountId,
    pub seed: u64,
    pub today: Date,
    /// Branches that are told fully.
    pub full: usize,
    /// Branches into which people were put by hand before: the first so many.
    pub staged: usize,
    /// Where the diary lies.
    pub folder: &'a Path,
}

/// How many deeds are done, and how many there are.
pub type Watch<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// Tells it, or the rest of it. What the rules refuse is left out and counted.
///
/// # Errors
/// When a server is away, or the diary cannot be kept.
pub async fn tell(app: &App, order: &Order<'_>, watch: Watch<'_>) -> Result<Diary> {
    let seat = Seat::take(app, order).await?;
    let (mut diary, places) = open(&seat, order).await?;
    let bodies: Vec<Body> = places.iter().map(|place| place.body.clone()).collect();
    let plans = history::of_organisation(diary.seed, diary.today, &bodies);
    let (all, mut done) = (plans.iter().map(deeds).sum(), diary.deeds);
    while let Some((place, plan)) = places.get(diary.body).zip(plans.get(diary.body)) {
        for chapter in plan.chapters.iter().skip(diary.chapters) {
            for (n, deed) in chapter.deeds.iter().enumerate() {
                let key = format!("{}-{}-{n}", place.body.key, chapter.month);
                let mut carrier = Carrier { seat: &seat, place, diary: &mut diary, key, at: deed.at };
                carrier.carry(&deed.what).await.with_context(|| format!("{} {:?}", order.slug, deed))?;
                done += 1;
                watch(done, all);
            }
            diary.next_chapter(chapter.deeds.len(), order)?;
        }
        diary.next_body(order)?;
    }
    Ok(diary)
}

/// What has been planned for an organisation whose diary has been begun, in the order in which it is told.
pub fn planned(order: &Order<'_>) -> Option<Vec<Plan>> {
    let (diary, places) = (Diary::read(order)?, Diary::places(order)?);
    let bodies: Vec<Body> = places.into_iter().map(|place| place.body).collect();
    Some(history::of_organisation(diary.seed, diary.today, &bodies))
}

fn deeds(plan: &Plan) -> u64 {
    plan.chapters.iter().map(|chapter| chapter.deeds.len() as u64).sum()
}

/// The diary that is there, or the first page of a new one. The roster is kept with it: people move meanwhile.
async fn open(seat: &Seat, order: &Order<'_>) -> Result<(Diary, Vec<Place>)> {
    if let (Some(diary), Some(places)) = (Diary::read(order), Diary::places(order)) {
        return Ok((diary.again(), places));
    }
    let places = bodies::survey(seat, order).await?;
    if places.is_empty() {
        bail!("{} has no branches", order.slug);
    }
    let diary = Diary::new(order);
    diary.begin(order, &places)?;
    Ok((diary, places))
}
