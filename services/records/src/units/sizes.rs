//! What the number of its members says of the form of a branch. Pure.

use crate::members::Heads;
use rulepack::Thresholds;

/// Why a higher committee would ask about a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BranchSize {
    TooFew,
    Large,
    /// Enough full members for a committee (支委会), and none is there.
    CommitteeDue,
}

/// Of a unit that members have their formal relation in. It has a committee where more posts than the secretary's are
/// filled, and none is asked for where none is elected: both are `commissioners`.
pub fn of_branch(heads: Heads, commissioners: bool, rule: &Thresholds) -> Vec<BranchSize> {
    let (full, all) = (heads.full, heads.full + heads.probationary);
    let asked = [
        (BranchSize::TooFew, full < i64::from(rule.branch_min_full)),
        (BranchSize::Large, all > i64::from(rule.branch_usual_max)),
        (BranchSize::CommitteeDue, full >= i64::from(rule.branch_committee_min_full) && !commissioners),
    ];
    asked.into_iter().filter_map(|(size, is)| is.then_some(size)).collect()
}
