//! 换届选举: who votes, who may stand, how ballots are counted, and what becomes of the result.

use super::measure::{Base, Fraction, Needed, Setting};
use super::organisational_life::BallotForm;
use crate::{Post, Timeline, load::Entries};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

kernel::words! {
    /// Why somebody with a vote may be left out of those who should attend.
    pub enum LeftOut {
        /// An illness that prevents expressing a will.
        CannotExpress = "cannot_express",
        /// 自费出国
        AbroadPrivately = "abroad_privately",
        /// Serving a sentence without 留党察看 or heavier.
        ServingSentence = "serving_sentence",
        /// Bedridden, or unable to care for oneself for long.
        LongIll = "long_ill",
        /// Moved, seconded or away, and the relation should have been moved.
        ShouldHaveMoved = "should_have_moved",
    }
}

kernel::words! {
    /// What leaves a member without a vote.
    pub enum NoVote {
        /// 预备党员
        Probationary = "probationary",
        /// 留党察看
        UnderObservation = "under_observation",
        /// 被依法留置、逮捕
        Suspended = "suspended",
    }
}

kernel::words! {
    /// What becomes of a result above.
    pub enum Confirmation {
        /// 备案
        Filed = "filed",
        /// 批准
        Approved = "approved",
    }
}

kernel::words! {
    /// What is elected.
    pub enum Office {
        CommitteeMember = "committee_member",
        Delegate = "delegate",
        DeputySecretary = "deputy_secretary",
        Secretary = "secretary",
    }
}

impl Office {
    /// What a post of a unit is elected as. A commissioner is elected as a member of the committee; who leads a
    /// group is appointed or recommended, not elected.
    pub const fn of(post: Post) -> Option<Self> {
        match post {
            Post::Secretary | Post::DisciplineSecretary => Some(Self::Secretary),
            Post::DeputySecretary => Some(Self::DeputySecretary),
            Post::GroupLeader | Post::DeputyGroupLeader => None,
            Post::OrganisationCommissioner
            | Post::PublicityCommissioner
            | Post::DisciplineCommissioner
            | Post::YouthCommissioner
            | Post::MassWorkCommissioner
            | Post::CommitteeMember => Some(Self::CommitteeMember),
        }
    }
}

/// The rules of the area, each with its versions. Lengths of terms are `units.terms`, sizes `units.thresholds`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elections {
    pub voting: Timeline<Voting>,
    pub rights: Timeline<Rights>,
    pub left_out: Timeline<LeftOutRules>,
    pub shift: Timeline<Shift>,
    pub committee: Timeline<CommitteeSize>,
    pub congress: Timeline<Congress>,
    pub results: Timeline<Results>,
}

impl Elections {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let voting = entries.take("elections.voting");
        let rights = entries.take("elections.rights");
        let left_out = entries.take("elections.left_out");
        let shift = entries.take("elections.shift");
        let committee = entries.take("elections.committee");
        let congress = entries.take("elections.congress");
        let results = entries.take("elections.results");
        Some(Self {
            voting: voting?,
            rights: rights?,
            left_out: left_out?,
            shift: shift?,
            committee: committee?,
            congress: congress?,
            results: results?,
        })
    }
}

/// `elections.voting`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voting {
    /// Voters present, of those who should attend.
    pub quorum: Needed,
    /// Votes for a candidate.
    pub win: Needed,
    pub win_of: Base,
    pub ballot: BallotForm,
    /// Candidates over the seats, as a part of the seats.
    pub surplus: Fraction,
    /// The offices that need more candidates than seats.
    pub contested: BTreeSet<Office>,
}

/// `elections.rights`: who neither votes nor is voted for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rights {
    pub without: BTreeSet<NoVote>,
}

/// When a reason to be left out holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOutRule {
    /// Months it has to last, these included; none where it only has to be so.
    #[serde(default)]
    pub months: Option<u8>,
}

/// `elections.left_out`: a reason that is not named is none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOutRules {
    pub reasons: BTreeMap<LeftOut, LeftOutRule>,
    pub higher_consent: bool,
    pub meeting_resolution: bool,
}

/// `elections.shift`: an election before or after the end of the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Months it normally is moved at most.
    pub months_most: u8,
    /// Days before the end in which an election is not an early one.
    pub on_time_days: Setting,
    pub higher_approval: bool,
}

/// `elections.committee`: people in the committee of a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitteeSize {
    pub least: u16,
    pub usual_most: u16,
    /// Normally not exceeded.
    pub most: u16,
    /// Deputies beside a secretary who is elected without a committee.
    pub deputies_alone: u16,
}

/// `elections.congress`: delegates meet in place of all members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Congress {
    /// Members from which it may be asked for; scattered units may at any size.
    pub members_least: u32,
    pub delegates_least: u16,
    pub delegates_usual_most: u16,
    pub delegates_most: u16,
    pub higher_approval: bool,
}

/// `elections.results`: one entry for every office.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Results(pub BTreeMap<Office, Confirmation>);
