use crate::{
    desk::Desk,
    meetings::{
        rules::talks::Owing,
        talks::{
            enter::is_kept,
            owed::{Class, Owed},
        },
        view::{Basis, Person},
    },
    units::Unit,
};
use kernel::{MemberId, UnitId};
use rulepack::organisational_life::{Coverage, TalkPair};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// How the talks of a branch stand in a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct TalkOverview {
    unit_id: UnitId,
    unit_name: String,
    year: i32,
    today: Date,
    /// Until when they are due.
    due_on: Date,
    /// Whether units of this kind have talks in register.
    kept: bool,
    basis: Basis,
    /// Talks that count.
    counted: u32,
    /// Those of which one of the two says that they did not take place.
    objected: u32,
    classes: Vec<TalkClass>,
    /// How many of the branch have had no talk.
    without_talk: u32,
    /// By name, for whoever keeps the register.
    names: Option<TalkNames>,
}

/// A class of talks.
#[derive(Debug, Serialize, ToSchema)]
pub struct TalkClass {
    pair: TalkPair,
    #[schema(inline)]
    coverage: Coverage,
    /// A year.
    times: u8,
    /// How many are asked for, each counted for whom it is owed; nobody is there to talk where it is none.
    asked: u32,
    left: u32,
    /// By name, for whoever keeps the register.
    owing: Option<Vec<TalkOwing>>,
}

/// A talk still to be had, by these two, or by that person with anybody of the class.
#[derive(Debug, Serialize, ToSchema)]
pub struct TalkOwing {
    pub who: Person,
    pub with: Option<Person>,
    pub left: u8,
}

/// Who the register is about.
#[derive(Debug, Serialize, ToSchema)]
pub struct TalkNames {
    committee: Vec<Person>,
    members: Vec<Person>,
    /// Those who have had no talk.
    without_talk: Vec<Person>,
}

pub fn overview(desk: &Desk<'_>, unit: &Unit, year: i32, owed: &Owed, named: bool) -> TalkOverview {
    let (kept, silent) = (is_kept(desk, unit), silent(owed));
    TalkOverview {
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        year,
        today: desk.today,
        due_on: owed.due_on,
        kept,
        basis: desk.pack.organisational_life.talks.on(owed.as_of).basis("meetings.talks").into(),
        counted: owed.counted,
        objected: owed.objected,
        classes: owed.classes.iter().map(|class| shown(class, owed, named)).collect(),
        without_talk: if kept { u32::try_from(silent.len()).unwrap_or(u32::MAX) } else { 0 },
        names: (kept && named).then(|| names(owed, silent)),
    }
}

/// Who has had no talk that counts.
fn silent(owed: &Owed) -> Vec<Person> {
    let others = owed.people.by_name().into_iter().filter(|(id, _)| !owed.talked.contains(id));
    others.map(person).collect()
}

fn names(owed: &Owed, without_talk: Vec<Person>) -> TalkNames {
    let seats = &owed.people.circle.committee;
    let (committee, members): (Vec<_>, Vec<_>) =
        owed.people.by_name().into_iter().partition(|(id, _)| seats.contains(id));
    TalkNames {
        committee: committee.into_iter().map(person).collect(),
        members: members.into_iter().map(person).collect(),
        without_talk,
    }
}

fn person((id, name): (MemberId, &str)) -> Person {
    Person { id, name: name.to_owned() }
}

fn shown(class: &Class, owed: &Owed, named: bool) -> TalkClass {
    let names = &owed.people.names;
    let one = |owing: &Owing<MemberId>| TalkOwing {
        who: Person::of(owing.who, names),
        with: owing.with.map(|with| Person::of(with, names)),
        left: owing.left,
    };
    TalkClass {
        pair: class.pair,
        coverage: class.coverage,
        times: class.times,
        asked: class.asked,
        left: class.left(),
        owing: named.then(|| class.owing.iter().map(one).collect()),
    }
}
