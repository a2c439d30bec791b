//! Who has a vote: read from the roll of the unit, the register of rights, and what was said of some of them. At a
//! congress the delegates have one.

use super::{
    congress,
    findings::People,
    problems::{RIGHTS_OF_VOTER, UNKNOWN_MEMBER},
    rules::roll::{Claim, Right, Voter},
    store::{
        election::Model,
        parts::{Excused, Listed, Roll},
    },
};
use crate::{
    desk::Desk,
    members::{self, Member},
    registers::rights::{self, RestKind, VotingRight},
    units::{self, Unit},
};
use kernel::{MemberId, UnitId};
use rest::Problem;
use std::collections::HashMap;
use time::Date;

/// A member of the unit as far as electing goes.
#[derive(Clone, Debug)]
pub struct Person {
    pub member: Member,
    pub right: Right,
    pub excused: Option<Excused>,
}

impl Person {
    /// As the rules see it; `resolved` says whether the meeting agreed to leave out whom it was asked to.
    pub fn voter(&self, resolved: bool) -> Voter {
        let claim = self.excused.as_ref().filter(|_| resolved).map(|excused| Claim {
            reason: excused.reason,
            since: excused.since,
            consent: excused.consent.is_some(),
            resolution: resolved,
        });
        Voter { right: self.right, claim }
    }

    pub fn listed(&self, resolved: bool) -> Listed {
        let left_out = self.excused.as_ref().filter(|_| resolved && self.right.votes());
        Listed {
            member_id: self.member.id,
            name: self.member.name.clone(),
            right: self.right,
            left_out: left_out.map(|excused| excused.reason),
        }
    }
}

/// Everybody who is a member of the unit, or of one below it, on a day; by name.
///
/// # Errors
/// When the database is away.
pub async fn people(desk: &Desk<'_>, unit: &Unit, roll: &Roll, day: Date) -> Result<People, Problem> {
    let roster = members::roster_on(desk, &unit.path, day).await?;
    let ids: Vec<MemberId> = roster.iter().map(|member| member.id).collect();
    let resting = rights::resting(desk.tx, &ids).await?;
    let marked: HashMap<_, _> = roll.no_rights.iter().map(|one| (one.member_id, one.right)).collect();
    let mut excused: HashMap<_, _> = roll.left_out.iter().map(|one| (one.member_id, one.clone())).collect();
    let mut people = People::new();
    for member in roster {
        // whoever is suspended (停止党籍) takes no part, nor who joined later
        let Some(right) = rights::right(&member, &resting, day).filter(|_| member.joined_on <= day) else {
            continue;
        };
        let right = match right {
            VotingRight::Full => marked.get(&member.id).copied().unwrap_or(Right::Full),
            VotingRight::Probationary => Right::Probationary,
            VotingRight::Rests(RestKind::UnderObservation) => Right::UnderObservation,
            VotingRight::Rests(RestKind::Suspended) => Right::Suspended,
        };
        let excused = excused.remove(&member.id);
        people.insert(member.id, Person { member, right, excused });
    }
    Ok(people)
}

/// Who has a part in an election.
#[derive(Clone, Debug, Default)]
pub struct Hall {
    /// All members of the unit, or the delegates.
    pub electors: People,
    /// Members who may be voted for and have no vote: whoever is no delegate.
    pub others: People,
}

impl Hall {
    pub fn person(&self, id: &MemberId) -> Option<&Person> {
        self.electors.get(id).or_else(|| self.others.get(id))
    }

    pub fn members(&self) -> u32 {
        u32::try_from(self.electors.len() + self.others.len()).unwrap_or(u32::MAX)
    }
}

/// Everybody an election concerns on a day, with what `roll` says of them.
///
/// # Errors
/// When the database is away.
pub async fn hall(
    desk: &Desk<'_>,
    election: &Model,
    unit: &Unit,
    roll: &Roll,
    day: Date,
) -> Result<Hall, Problem> {
    let people = people(desk, unit, roll, day).await?;
    if election.congress.is_none() {
        return Ok(Hall { electors: people, others: People::new() });
    }
    let delegates = congress::elected(desk.tx, election.id, day).await?;
    let (electors, others) = people.into_iter().partition(|(id, _)| delegates.contains_key(id));
    Ok(Hall { electors, others })
}

/// Somebody who had a part when the meeting began.
pub fn then(election: &Model, id: MemberId) -> Option<&Listed> {
    let electors = election.roll.meeting.iter().flat_map(|meeting| &meeting.people);
    let others = election.congress.iter().flat_map(|congress| &congress.others);
    electors.chain(others).find(|one| one.member_id == id)
}

/// Full members, whether or not their rights rest: what decides whether a branch elects a committee.
pub fn full_members(people: &People) -> u32 {
    let full = people.values().filter(|one| !matches!(one.right, Right::Probationary | Right::Guest));
    u32::try_from(full.count()).unwrap_or(u32::MAX)
}

/// Full members by the path of the unit they belong to.
///
/// # Errors
/// When the database is away.
pub async fn full_members_of(desk: &Desk<'_>, hall: &Hall) -> Result<Vec<(String, u32)>, Problem> {
    let mut homes: HashMap<UnitId, u32> = HashMap::new();
    for person in hall.electors.values().chain(hall.others.values()) {
        if !matches!(person.right, Right::Probationary | Right::Guest) {
            *homes.entry(person.member.unit_id).or_default() += 1;
        }
    }
    let units = units::by_ids(desk.tx, homes.keys().copied().collect()).await?;
    Ok(units.into_values().map(|unit| (unit.path, homes.get(&unit.id).copied().unwrap_or(0))).collect())
}

/// Somebody of whom something is said must be on the roll, and have a vote to begin with.
///
/// # Errors
/// At the pointer of the person.
pub fn voter_at(people: &People, id: MemberId, pointer: String) -> Result<&Person, Problem> {
    let found = people.get(&id).ok_or_else(|| UNKNOWN_MEMBER.at(pointer.clone()))?;
    match found.right {
        Right::Probationary | Right::Guest => Err(RIGHTS_OF_VOTER.at(pointer)),
        _ => Ok(found),
    }
}

/// The list in its order: as it was when the meeting began, or as it would be today.
///
/// # Errors
/// When the database is away.
pub async fn listed(desk: &Desk<'_>, election: &Model, unit: &Unit) -> Result<Vec<Listed>, Problem> {
    if let Some(meeting) = &election.roll.meeting {
        return Ok(sorted(meeting.people.clone()));
    }
    let hall = hall(desk, election, unit, &election.roll, election.day()).await?;
    Ok(sorted(hall.electors.values().map(|one| one.listed(true)).collect()))
}

/// By right, and within it in the order of the roster.
pub fn sorted(mut list: Vec<Listed>) -> Vec<Listed> {
    list.sort_by_cached_key(|one| (one.right, members::initials(&one.name), one.member_id));
    list
}
