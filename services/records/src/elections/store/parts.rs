//! What an election keeps as one value each.

use crate::elections::rules::{Electors, roll::Right};
use kernel::{MemberId, UnitId};
use rulepack::{
    Post,
    elections::{Confirmation, LeftOut, Office},
};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::Date;

/// What is to be elected, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Seats in the committee; none where a secretary alone is elected.
    pub committee: u32,
    pub deputies: u32,
    pub secretary_by: Electors,
    /// The approval of a day before or after the end of the term.
    pub shift: Option<Paper>,
}

impl Plan {
    pub(super) const fn seats(&self, office: Office) -> u32 {
        match office {
            Office::CommitteeMember => self.committee,
            Office::DeputySecretary => self.deputies,
            Office::Secretary => 1,
            Office::Delegate => 0,
        }
    }

    /// Whether the elected committee, and not all members, votes on this office.
    pub fn by_committee(&self, office: Office) -> bool {
        office != Office::CommitteeMember && self.secretary_by == Electors::Committee
    }
}

/// Delegates elect the committee in place of all members (党员代表大会).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(deny_unknown_fields)]
pub struct Congress {
    /// In all.
    pub delegates: u32,
    /// The units below lie far apart.
    pub scattered: bool,
    pub approval: Option<Paper>,
    /// What each unit elects of them.
    pub allotted: Vec<Allotted>,
    /// Who had no vote when it began and could be voted for.
    pub others: Vec<Listed>,
}

/// The delegates one unit elects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allotted {
    pub unit_id: UnitId,
    pub delegates: u32,
}

/// An election of delegates: for how many seats, and who was elected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    pub seats: u32,
    pub elected: Vec<Delegate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegate {
    pub member_id: MemberId,
    pub name: String,
}

/// A paper of the committee above.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    pub doc_no: String,
    pub decided_on: Date,
}

/// The list of voters as far as somebody has to say something, and the list itself once the meeting has begun.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    /// Said of this election alone, before there was a register of rights.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub no_rights: Vec<NoRight>,
    pub left_out: Vec<Excused>,
    pub meeting: Option<Meeting>,
}

/// A full member whose right to vote rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoRight {
    pub member_id: MemberId,
    pub right: Right,
    pub since: Date,
}

/// A voter who is not to be counted among those who should attend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excused {
    pub member_id: MemberId,
    pub reason: LeftOut,
    pub since: Date,
    /// The consent of the committee above.
    pub consent: Option<Paper>,
}

/// The meeting as it began. The list does not change after that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    pub should: u32,
    pub present: u32,
    pub quorum: u32,
    pub people: Vec<Listed>,
}

/// A member on the list of voters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    pub member_id: MemberId,
    pub name: String,
    pub right: Right,
    /// Not counted among those who should attend.
    pub left_out: Option<LeftOut>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Candidates(pub Vec<Candidate>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    pub member_id: MemberId,
    pub name: String,
    pub office: Office,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Rounds(pub Vec<Round>);

/// A round that was counted, and what it decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    pub number: u32,
    pub office: Office,
    pub seats: u32,
    pub should: u32,
    pub present: u32,
    pub issued: u32,
    pub returned: u32,
    pub spoilt: u32,
    pub votes: Vec<Count>,
    /// Votes it took.
    pub needed: u32,
    /// More ballots came back than went out.
    pub void: bool,
    pub elected: Vec<MemberId>,
    pub tied: Vec<MemberId>,
    /// Why it does not count any more.
    pub taken_back: Option<String>,
}

/// Votes on one person: sums, never who gave them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    pub member_id: MemberId,
    pub name: String,
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
}

/// Who takes which post once it is confirmed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Outcome(pub Vec<Seat>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    pub member_id: MemberId,
    pub name: String,
    pub office: Office,
    pub post: Post,
}

/// What the committee above has said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    pub given: BTreeMap<Confirmation, Paper>,
    /// Why it was refused, or given up.
    pub reason: Option<String>,
}
