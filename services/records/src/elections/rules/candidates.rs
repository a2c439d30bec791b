//! Candidates: enough of them, and such as may stand.

use super::{Finding, roll::Right};
use rulepack::{
    PostRules,
    elections::{Office, Voting},
};

/// Candidates an office needs for its seats.
pub fn needed(rules: &Voting, office: Office, seats: u32) -> u32 {
    let more = if rules.contested.contains(&office) { rules.surplus.ceil_of(seats) } else { 0 };
    seats.saturating_add(more)
}

/// The list of candidates for one office.
pub fn check(rules: &Voting, office: Office, seats: u32, candidates: &[Right]) -> Vec<Finding> {
    if seats == 0 {
        return vec![Finding::NoSeat { office }];
    }
    let count = |people: usize| u32::try_from(people).unwrap_or(u32::MAX);
    let mut found = Vec::new();
    let people = count(candidates.iter().filter(|right| !right.votes()).count());
    if people > 0 {
        found.push(Finding::CandidateMayNotStand { office, people });
    }
    let (candidates, needed) = (count(candidates.len()), needed(rules, office, seats));
    if candidates < needed {
        found.push(Finding::TooFewCandidates { office, candidates, needed });
    }
    found
}

/// A secretary normally has some years of membership.
pub fn secretary(rules: &PostRules, years: u8) -> Option<Finding> {
    let needed = rules.secretary_membership_years;
    (years < needed).then_some(Finding::ShortMembership { years, needed })
}
