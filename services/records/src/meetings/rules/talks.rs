//! The register of heart-to-heart talks (谈心谈话): whom a year still owes one.

use super::Finding;
use rulepack::organisational_life::{Coverage, TalkPair, TalkRule, Talks};
use std::collections::{BTreeMap, BTreeSet};

/// The people of a branch. Where there is no committee, the secretary and the deputy stand for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle<M> {
    pub committee: BTreeSet<M>,
    /// All others.
    pub members: BTreeSet<M>,
}

/// Talks still to be had: by these two, or by that person with anybody of the class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owing<M> {
    pub pair: TalkPair,
    pub who: M,
    pub with: Option<M>,
    pub left: u8,
}

/// Two people talk.
pub fn between<M: PartialEq>(one: &M, other: &M) -> Vec<Finding> {
    if one == other { vec![Finding::TalkWithOneself] } else { Vec::new() }
}

/// What is owed after the talks of one year, each between two people in any order.
pub fn owing<M: Copy + Ord>(rules: &Talks, circle: &Circle<M>, talks: &[(M, M)]) -> Vec<Owing<M>> {
    let classes = rules.0.iter().filter(|(_, rule)| rule.times.usual > 0);
    classes.flat_map(|(pair, rule)| of_class(*pair, *rule, circle, talks)).collect()
}

fn of_class<M: Copy + Ord>(
    pair: TalkPair,
    rule: TalkRule,
    circle: &Circle<M>,
    talks: &[(M, M)],
) -> Vec<Owing<M>> {
    let pairs = pairs(pair, circle);
    let mut had: BTreeMap<(M, M), u8> = pairs.iter().map(|pair| (*pair, 0)).collect();
    for (one, other) in talks {
        let key = if had.contains_key(&(*one, *other)) { (*one, *other) } else { (*other, *one) };
        if let Some(count) = had.get_mut(&key) {
            *count = count.saturating_add(1);
        }
    }
    let times = u8::try_from(rule.times.usual).unwrap_or(u8::MAX);
    let left = |had: u8| times.saturating_sub(had);
    match rule.coverage {
        Coverage::EveryPair => {
            let short = had.into_iter().filter(|(_, had)| left(*had) > 0);
            short.map(|((who, with), had)| Owing { pair, who, with: Some(with), left: left(had) }).collect()
        }
        Coverage::EachPerson => {
            let mut of: BTreeMap<M, u8> = BTreeMap::new();
            for ((one, other), had) in had {
                for person in asked(pair, one, other) {
                    let count = of.entry(person).or_default();
                    *count = count.saturating_add(had);
                }
            }
            let short = of.into_iter().filter(|(_, had)| left(*had) > 0);
            short.map(|(who, had)| Owing { pair, who, with: None, left: left(had) }).collect()
        }
    }
}

/// Every pair of a class once; the member of the committee comes first.
fn pairs<M: Copy + Ord>(pair: TalkPair, circle: &Circle<M>) -> BTreeSet<(M, M)> {
    let within = |people: &BTreeSet<M>| -> BTreeSet<(M, M)> {
        people.iter().flat_map(|a| people.iter().filter(move |b| a < *b).map(move |b| (*a, *b))).collect()
    };
    match pair {
        TalkPair::Committee => within(&circle.committee),
        TalkPair::Members => within(&circle.members),
        TalkPair::CommitteeAndMember => {
            let with = |a: &M| circle.members.iter().map(|b| (*a, *b)).collect::<Vec<_>>();
            circle.committee.iter().flat_map(with).collect()
        }
    }
}

/// Whom a talk is owed: both, but of committee and member only the member.
fn asked<M>(pair: TalkPair, one: M, other: M) -> Vec<M> {
    if pair == TalkPair::CommitteeAndMember { vec![other] } else { vec![one, other] }
}
