//! Completion over a whole part of the tree: the same rules as for one unit, over facts that are read once for all.

use super::facts;
use crate::{
    desk::Desk,
    meetings::{
        rules::{
            calendar::{self, Choices},
            completion::{self, Completion},
            filling::{Held, fill},
        },
        store::{self, Slim},
    },
    posts,
    units::{self, Unit},
};
use access::Reach;
use kernel::{MeetingId, Period, UnitId, YearMonth};
use rest::Problem;
use rulepack::{Post, UnitKind, elections::Office, organisational_life::MeetingKind};
use std::collections::{BTreeMap, HashMap};
use time::{Date, Month};

/// What was done of what was due, by kind and of 三会一课 together, over the periods of the year of a day that had ended
/// by then and can be made up for no more, for every active unit with this path or below it.
///
/// # Errors
/// When the database is away.
pub async fn completion_below(
    desk: &Desk<'_>,
    path: &str,
    through: Date,
) -> Result<(BTreeMap<MeetingKind, Completion>, Completion), Problem> {
    let mut kinds: BTreeMap<MeetingKind, Completion> = BTreeMap::new();
    for (_, mine) in completion_by_unit(desk, path, through).await? {
        for (kind, one) in mine {
            let sum = kinds.entry(kind).or_default();
            *sum = sum.plus(one);
        }
    }
    let rules = &desk.pack.organisational_life.kinds;
    let together = completion::three_and_one(&kinds, &rules.on(through).value);
    Ok((kinds, together))
}

/// The same of each unit by itself, its groups with it.
///
/// # Errors
/// When the database is away.
pub async fn completion_by_unit(
    desk: &Desk<'_>,
    path: &str,
    through: Date,
) -> Result<Vec<(Unit, BTreeMap<MeetingKind, Completion>)>, Problem> {
    let all = units::all_within(desk.tx, &Reach::Units(vec![path.to_owned()]), u64::from(u32::MAX)).await?;
    let ids: Vec<UnitId> = all.iter().map(|unit| unit.id).collect();
    let posts = posts::periods_in(desk.tx, ids.clone()).await?;
    let month = |month| YearMonth::new(through.year(), month).unwrap_or(YearMonth::of(through));
    let rules = &desk.pack.organisational_life;
    // what was held in the months of grace may say that it serves this year
    let until = calendar::last_of_grace(rules, month(Month::December)).min(desk.today);
    let slim = store::held_slim(desk.tx, ids, month(Month::January).first_day(), until).await?;
    let mut by_unit: HashMap<UnitId, Vec<Held<MeetingId>>> = HashMap::new();
    for one in slim {
        by_unit.entry(one.1).or_default().push(held(one));
    }
    let of = |(unit, groups): (&Unit, Vec<&Unit>)| {
        let owing = owing(unit, &groups, posts.get(&unit.id));
        let duties = calendar::of_year(rules, &Choices::default(), &owing, through.year());
        let ids = groups.iter().map(|group| group.id).chain([unit.id]);
        let records: Vec<_> = ids.filter_map(|id| by_unit.get(&id)).flatten().cloned().collect();
        (unit.clone(), completion::by_kind(&fill(&duties, &records), through, desk.today))
    };
    Ok(with_groups(&all).map(of).collect())
}

/// Every unit that is no group, with its groups.
fn with_groups(all: &[Unit]) -> impl Iterator<Item = (&Unit, Vec<&Unit>)> {
    let mut groups: HashMap<UnitId, Vec<&Unit>> = HashMap::new();
    for unit in all.iter().filter(|unit| unit.kind == UnitKind::Group) {
        groups.entry(unit.parent_id.unwrap_or(unit.id)).or_default().push(unit);
    }
    let owing = all.iter().filter(|unit| unit.kind != UnitKind::Group);
    owing.map(move |unit| (unit, groups.get(&unit.id).cloned().unwrap_or_default()))
}

fn owing(unit: &Unit, groups: &[&Unit], posts: Option<&Vec<(Post, Period)>>) -> calendar::Unit {
    let seats = posts.into_iter().flatten();
    let seats = seats.filter(|(post, _)| Office::of(*post) == Some(Office::CommitteeMember));
    calendar::Unit {
        id: unit.id,
        kind: unit.kind,
        life: facts::life(unit),
        committee: seats.map(|(_, period)| *period).collect(),
        groups: groups.iter().map(|group| (group.id, facts::life(group))).collect(),
    }
}

/// As the rules see it.
pub fn held((record, unit, kinds, held_on, serves_year): Slim) -> Held<MeetingId> {
    Held {
        record,
        unit,
        kinds: kinds.iter().filter_map(|word| word.parse().ok()).collect(),
        held_on,
        serves_year: serves_year.map(i32::from),
    }
}
