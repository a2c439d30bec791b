//! What stands against an election as it is prepared, or is to be seen to.

use super::{
    congress::{self, Shares},
    facts,
    query::Placed,
    roll::{self, Hall, Person},
    rules::{ElectionKind, candidates, form, roll as rolls, term},
    said::{Told, told},
};
use crate::{desk::Desk, units::Unit};
use kernel::{MemberId, whole_years};
use rulepack::{Capability, elections::Office};
use std::collections::BTreeMap;
use time::Date;

pub type People = BTreeMap<MemberId, Person>;

/// Everything the rules say on the day of the meeting, or the one it is planned for.
pub fn all(desk: &Desk<'_>, placed: &Placed, hall: &Hall, shares: &Shares, day: Date) -> Vec<Told> {
    let election = &placed.election;
    let mut found = Vec::new();
    if election.kind() == ElectionKind::Term {
        let full = roll::full_members(&hall.electors);
        found.extend(shift(desk, &placed.unit, day, election.plan.shift.is_some()));
        found.extend(form(desk, &placed.unit, election.plan.committee, full, day));
    }
    if let Some(planned) = &election.congress {
        found.extend(congress::findings(desk, planned, hall, day));
        found.extend(congress::of_shares(desk, planned, shares, day));
    }
    found.extend(left_out(desk, &hall.electors, day));
    for office in election.offices() {
        found.extend(standing(desk, placed, hall, office, day));
    }
    found
}

/// A day away from the end of the term.
pub fn shift(desk: &Desk<'_>, unit: &Unit, day: Date, approved: bool) -> Vec<Told> {
    let Some(current) = facts::term_of(desk, unit) else { return Vec::new() };
    let rules = desk.pack.elections.shift.on(day).value;
    let found = term::shift(rules, &current, day, None, approved);
    found.iter().map(|finding| told(desk, finding, "/planned_on", day)).collect()
}

/// A committee where the branch is large enough for one; larger bodies always have one.
pub fn form(desk: &Desk<'_>, unit: &Unit, committee: u32, full_members: u32, day: Date) -> Option<Told> {
    if !desk.pack.unit_kinds.on(day).value.can(unit.kind, Capability::HoldsMembers) {
        return None;
    }
    let thresholds = &desk.pack.thresholds.on(day).value;
    let size = desk.pack.elections.committee.on(day).value;
    let found = form::committee(thresholds, size, full_members, committee)?;
    Some(told(desk, &found, "/committee", day))
}

/// Claims to leave somebody out, as if the meeting had agreed.
pub fn left_out(desk: &Desk<'_>, people: &People, day: Date) -> Vec<Told> {
    let rules = &desk.pack.elections.left_out.on(day).value;
    let mut found: Vec<Told> = Vec::new();
    for person in people.values() {
        let Some(claim) = person.voter(true).claim else { continue };
        found.extend(rolls::claim(rules, &claim, day).iter().map(|one| told(desk, one, "/left_out", day)));
    }
    found
}

/// The list of who stands for an office.
fn standing(desk: &Desk<'_>, placed: &Placed, hall: &Hall, office: Office, day: Date) -> Vec<Told> {
    let election = &placed.election;
    let stand = facts::standing_for(election, office);
    let right = |id: &MemberId| hall.person(id).map_or(rolls::Right::Guest, |person| person.right);
    let rights: Vec<_> = stand.iter().map(right).collect();
    let rules = &desk.pack.elections.voting.on(day).value;
    let mut found = candidates::check(rules, office, election.seats(office), &rights);
    if office == Office::Secretary {
        let posts = &desk.pack.posts.on(day).value;
        let years = |person: &Person| person.member.full_on.map_or(0, |full| whole_years(full, day));
        let years = stand.iter().filter_map(|id| hall.person(id)).map(years);
        found.extend(years.filter_map(|years| candidates::secretary(posts, years)));
    }
    found.iter().map(|finding| told(desk, finding, "/candidates", day)).collect()
}
