//! What is elected where: a committee or a secretary alone, by all members or by a congress.

use super::Finding;
use rulepack::{
    Thresholds,
    elections::{CommitteeSize, Congress},
};

/// Whether a branch of so many full members elects a committee.
pub const fn has_committee(rules: &Thresholds, full_members: u32) -> bool {
    full_members >= rules.branch_committee_min_full
}

/// A branch that elects so many into its committee; none, where it elects a secretary alone.
pub fn committee(
    thresholds: &Thresholds,
    size: CommitteeSize,
    full_members: u32,
    seats: u32,
) -> Option<Finding> {
    let from = thresholds.branch_committee_min_full;
    let fits = (u32::from(size.least)..=u32::from(size.most)).contains(&seats);
    let (least, usual) = (size.least, size.usual_most);
    match (has_committee(thresholds, full_members), seats) {
        (true, 0) => Some(Finding::CommitteeDue { full_members, from }),
        (false, 1..) => Some(Finding::NoCommittee { full_members, from }),
        (true, _) if !fits => Some(Finding::CommitteeSize { seats, least, most: size.most }),
        (true, _) if seats > u32::from(usual) => {
            Some(Finding::UnusualCommittee { seats, least, most: usual })
        }
        _ => None,
    }
}

/// Deputies there can be at most: the secretary and they come from the committee; where there is none, few are needed.
pub fn deputies_most(size: CommitteeSize, committee: u32) -> u32 {
    committee.checked_sub(1).unwrap_or_else(|| size.deputies_alone.into())
}

/// Delegates elect in place of all members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assembly {
    pub members: u32,
    /// The units below lie far apart.
    pub scattered: bool,
    pub delegates: u32,
    pub approved: bool,
}

/// A congress may meet, and has the usual size.
pub fn congress(rules: Congress, assembly: Assembly) -> Vec<Finding> {
    let Assembly { members, scattered, delegates, approved } = assembly;
    let mut found = Vec::new();
    if members < rules.members_least && !scattered {
        found.push(Finding::CongressTooSmall { members, from: rules.members_least });
    }
    if rules.higher_approval && !approved {
        found.push(Finding::CongressApprovalMissing);
    }
    let (least, usual, most) = (rules.delegates_least, rules.delegates_usual_most, rules.delegates_most);
    if delegates > u32::from(most) {
        found.push(Finding::TooManyDelegates { delegates, most });
    } else if !(u32::from(least)..=u32::from(usual)).contains(&delegates) {
        found.push(Finding::UnusualDelegates { delegates, least, most: usual });
    }
    found
}

/// The delegates units have sent: `sent` is none while a unit has not elected them.
pub fn delegates(of_congress: u32, units: &[Sent]) -> Vec<Finding> {
    let sum = |of: fn(&Sent) -> u32| units.iter().map(of).fold(0, u32::saturating_add);
    let allotted = sum(|unit| unit.allotted);
    if allotted != of_congress {
        return vec![Finding::NotAllotted { allotted, delegates: of_congress }];
    }
    let missing = units.iter().filter(|unit| unit.sent.is_none()).count();
    if missing > 0 {
        return vec![Finding::DelegatesMissing { units: u32::try_from(missing).unwrap_or(u32::MAX) }];
    }
    let delegates = sum(|unit| unit.sent.unwrap_or(0));
    let short = delegates < of_congress;
    short.then_some(Finding::DelegatesShort { delegates, seats: of_congress }).into_iter().collect()
}

/// The delegates of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    pub allotted: u32,
    /// Of those elected, who may still take part.
    pub sent: Option<u32>,
}
