use crate::elections::{
    said::Told,
    store::parts::{Candidate, Count, Delegate, Paper, Round, Seat},
};
use kernel::MemberId;
use rulepack::{Basis, Post, Weight, elections::Office};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// Where a rule of the field is from.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionRule {
    /// Such as `elections.voting`.
    pub rule: String,
    pub source: String,
    /// When this wording took effect.
    pub since: Date,
    /// The organisation decided something in it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

impl From<Basis> for ElectionRule {
    fn from(basis: Basis) -> Self {
        let Basis { rule, source, effective_from, own } = basis;
        Self { rule: rule.to_owned(), source, since: effective_from, own }
    }
}

/// What the rules find: a `block` stands against the meeting, a `warn` is to be seen to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionFinding {
    /// Stable; match on this.
    pub code: &'static str,
    pub weight: Weight,
    pub detail: String,
    pub basis: Option<ElectionRule>,
}

impl From<Told> for ElectionFinding {
    fn from(told: Told) -> Self {
        Self {
            code: told.kind.code,
            weight: told.weight,
            detail: told.detail(),
            basis: told.basis.map(Into::into),
        }
    }
}

/// A paper of the committee above.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionPaper {
    pub doc_no: String,
    pub decided_on: Date,
}

impl From<Paper> for ElectionPaper {
    fn from(paper: Paper) -> Self {
        Self { doc_no: paper.doc_no, decided_on: paper.decided_on }
    }
}

/// Somebody who stands for an office.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionCandidate {
    pub member_id: MemberId,
    pub name: String,
    #[schema(inline)]
    pub office: Office,
}

impl From<Candidate> for ElectionCandidate {
    fn from(one: Candidate) -> Self {
        Self { member_id: one.member_id, name: one.name, office: one.office }
    }
}

/// A round that was counted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionRound {
    /// From 1.
    pub number: u32,
    #[schema(inline)]
    pub office: Office,
    /// Seats it was for.
    pub seats: u32,
    pub should: u32,
    pub present: u32,
    pub issued: u32,
    pub returned: u32,
    pub valid: u32,
    pub spoilt: u32,
    /// Votes it took to be elected.
    pub needed: u32,
    /// More ballots came back than went out: nothing was decided.
    pub void: bool,
    pub votes: Vec<ElectionCount>,
    /// Why it does not count any more.
    pub taken_back: Option<String>,
}

/// The votes on one person, and what they came to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionCount {
    pub member_id: MemberId,
    pub name: String,
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
    pub elected: bool,
    /// As many votes as another for the last seat: stands again.
    pub tied: bool,
}

impl From<Round> for ElectionRound {
    fn from(round: Round) -> Self {
        let count = |one: Count| ElectionCount {
            elected: round.elected.contains(&one.member_id),
            tied: round.tied.contains(&one.member_id),
            member_id: one.member_id,
            name: one.name,
            yes: one.yes,
            no: one.no,
            abstain: one.abstain,
        };
        Self {
            number: round.number,
            office: round.office,
            seats: round.seats,
            should: round.should,
            present: round.present,
            issued: round.issued,
            returned: round.returned,
            valid: round.returned.saturating_sub(round.spoilt),
            spoilt: round.spoilt,
            needed: round.needed,
            void: round.void,
            votes: round.votes.iter().cloned().map(count).collect(),
            taken_back: round.taken_back.clone(),
        }
    }
}

/// Who takes which post.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionSeat {
    pub member_id: MemberId,
    pub name: String,
    #[schema(inline)]
    pub office: Office,
    /// None of a delegate.
    pub post: Option<Post>,
}

impl From<Delegate> for ElectionSeat {
    fn from(one: Delegate) -> Self {
        Self { member_id: one.member_id, name: one.name, office: Office::Delegate, post: None }
    }
}

impl From<Seat> for ElectionSeat {
    fn from(seat: Seat) -> Self {
        Self { member_id: seat.member_id, name: seat.name, office: seat.office, post: Some(seat.post) }
    }
}
