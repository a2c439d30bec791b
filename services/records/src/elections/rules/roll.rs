//! Who has a vote, and how many should attend (应到会).

use super::Finding;
use kernel::{whole_months, words};
use rulepack::{
    Basis, Version,
    elections::{LeftOut, LeftOutRules, Voting},
};
use time::Date;

words! {
    /// What a member is, as far as electing and being elected go.
    pub enum Right {
        /// A full member with all rights.
        Full = "full",
        Probationary = "probationary",
        /// 留党察看
        UnderObservation = "under_observation",
        /// 被依法留置、逮捕
        Suspended = "suspended",
        /// A floating member of another unit.
        Guest = "guest",
    }
}

impl Right {
    /// Votes and may be voted for; the two go together.
    pub const fn votes(self) -> bool {
        matches!(self, Self::Full)
    }
}

/// A wish to leave a voter out of those who should attend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub reason: LeftOut,
    /// Since when the reason holds.
    pub since: Date,
    /// The unit above agrees.
    pub consent: bool,
    /// The meeting has resolved so.
    pub resolution: bool,
}

/// A member on the list of voters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter {
    pub right: Right,
    pub claim: Option<Claim>,
}

/// What keeps a claim from being accepted; nothing where the person may be left out.
pub fn claim(rules: &LeftOutRules, claim: &Claim, on: Date) -> Vec<Finding> {
    let reason = claim.reason;
    let Some(rule) = rules.reasons.get(&reason) else { return vec![Finding::NotAReason { reason }] };
    let mut found = Vec::new();
    let months = whole_months(claim.since, on);
    if let Some(needed) = rule.months.filter(|needed| months < u16::from(*needed)) {
        found.push(Finding::AwayTooShort { reason, months, needed });
    }
    if rules.higher_consent && !claim.consent {
        found.push(Finding::ConsentMissing { reason });
    }
    if rules.meeting_resolution && !claim.resolution {
        found.push(Finding::ResolutionMissing { reason });
    }
    found
}

/// Voters and those left out; whoever is on leave stays among those who should attend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    pub should: u32,
    pub left_out: u32,
    pub findings: Vec<Finding>,
}

pub fn roll(rules: &LeftOutRules, members: &[Voter], on: Date) -> Roll {
    let mut roll = Roll::default();
    for voter in members.iter().filter(|voter| voter.right.votes()) {
        let found = voter.claim.as_ref().map(|one| claim(rules, one, on));
        let accepted = found.as_ref().is_some_and(Vec::is_empty);
        roll.should += u32::from(!accepted);
        roll.left_out += u32::from(accepted);
        roll.findings.extend(found.into_iter().flatten());
    }
    roll
}

/// Voters that have to be there, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quorum {
    pub needed: u32,
    pub basis: Basis,
}

/// The election may begin.
///
/// # Errors
/// When too few are there, or more than should.
pub fn quorum(rules: &Version<Voting>, should: u32, present: u32) -> Result<Quorum, Finding> {
    let needed = rules.value.quorum.least(should);
    if present > should {
        Err(Finding::PresentOverShould { present, should })
    } else if present < needed {
        Err(Finding::NoQuorum { present, needed })
    } else {
        Ok(Quorum { needed, basis: rules.basis("elections.voting") })
    }
}
