//! What the talks of a year leave to be had in a branch.

use super::{enter::is_kept, people::People, store, words::TalkState};
use crate::{
    dates,
    desk::Desk,
    meetings::rules::talks::{Owing, owing},
    units::Unit,
};
use kernel::MemberId;
use rest::Problem;
use rulepack::organisational_life::{Coverage, TalkPair, TalkRule};
use std::collections::BTreeSet;
use time::{Date, Month};

/// How a class of talks stands.
#[derive(Clone, Debug)]
pub struct Class {
    pub pair: TalkPair,
    pub coverage: Coverage,
    pub times: u8,
    /// Talks the rule asks for, each counted for whom it is owed.
    pub asked: u32,
    pub owing: Vec<Owing<MemberId>>,
}

impl Class {
    pub fn left(&self) -> u32 {
        sum(&self.owing)
    }
}

/// A branch in a year.
#[derive(Clone, Debug)]
pub struct Owed {
    pub people: People,
    /// Who has had a talk that counts.
    pub talked: BTreeSet<MemberId>,
    pub counted: u32,
    pub objected: u32,
    pub classes: Vec<Class>,
    /// The day whose rules and people these are.
    pub as_of: Date,
    /// Until when the talks are due.
    pub due_on: Date,
}

impl Owed {
    /// The people are those of today, or of the last day of a year that is over.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn of(desk: &Desk<'_>, unit: &Unit, year: i32) -> Result<Self, Problem> {
        let (first, due_on) = span(year);
        let as_of = desk.today.clamp(first, due_on);
        let people = People::of(desk, unit, as_of).await?;
        let all = store::of_unit(desk.tx, unit.id, first, due_on).await?;
        let (standing, objected): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|talk| talk.state == TalkState::Standing);
        let pairs: Vec<(MemberId, MemberId)> =
            standing.iter().map(|talk| (talk.one_id, talk.other_id)).collect();
        let asked = is_kept(desk, unit) && unit.founded_on.is_none_or(|founded| founded <= due_on);
        Ok(Self {
            classes: if asked { classes(desk, as_of, &people, &pairs) } else { Vec::new() },
            talked: pairs.iter().flat_map(|(one, other)| [*one, *other]).collect(),
            counted: count(&pairs),
            objected: count(&objected),
            people,
            as_of,
            due_on,
        })
    }
}

fn classes(desk: &Desk<'_>, day: Date, people: &People, talks: &[(MemberId, MemberId)]) -> Vec<Class> {
    let rules = &desk.pack.organisational_life.talks.on(day).value;
    let (all, left) = (owing(rules, &people.circle, &[]), owing(rules, &people.circle, talks));
    let of = |of: &[Owing<MemberId>], pair: TalkPair| -> Vec<Owing<MemberId>> {
        of.iter().filter(|one| one.pair == pair).cloned().collect()
    };
    let class = |(pair, rule): (&TalkPair, &TalkRule)| Class {
        pair: *pair,
        coverage: rule.coverage,
        times: u8::try_from(rule.times.usual).unwrap_or(u8::MAX),
        asked: sum(&of(&all, *pair)),
        owing: of(&left, *pair),
    };
    rules.0.iter().filter(|(_, rule)| rule.times.usual > 0).map(class).collect()
}

fn sum(owing: &[Owing<MemberId>]) -> u32 {
    owing.iter().map(|one| u32::from(one.left)).sum()
}

fn count<T>(all: &[T]) -> u32 {
    u32::try_from(all.len()).unwrap_or(u32::MAX)
}

/// The first and the last day of a year.
pub fn span(year: i32) -> (Date, Date) {
    let day = |month, day| Date::from_calendar_date(year, month, day);
    (day(Month::January, 1).unwrap_or(dates::EARLIEST), day(Month::December, 31).unwrap_or(dates::LATEST))
}
