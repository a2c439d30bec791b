use rulepack::{
    Weight,
    elections::{LeftOut, Office},
    organisational_life::BallotForm,
};
use time::Date;

/// Why a step of an election is refused, or should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Claims to leave somebody out; the person is counted until all of it is there.
    NotAReason {
        reason: LeftOut,
    },
    AwayTooShort {
        reason: LeftOut,
        months: u16,
        needed: u8,
    },
    ConsentMissing {
        reason: LeftOut,
    },
    ResolutionMissing {
        reason: LeftOut,
    },
    NoQuorum {
        present: u32,
        needed: u32,
    },
    PresentOverShould {
        present: u32,
        should: u32,
    },
    TooFewCandidates {
        office: Office,
        candidates: u32,
        needed: u32,
    },
    NoSeat {
        office: Office,
    },
    CandidateMayNotStand {
        office: Office,
        people: u32,
    },
    ShortMembership {
        years: u8,
        needed: u8,
    },
    WrongBallot {
        needed: BallotForm,
    },
    /// More ballots than voters present.
    IssuedOverPresent {
        issued: u32,
        present: u32,
    },
    /// Valid and void ballots are not those returned.
    BallotsDoNotAddUp {
        returned: u32,
        valid: u32,
        void: u32,
    },
    /// Votes on a person are not as many as the valid ballots.
    VotesDoNotAddUp {
        votes: u32,
        valid: u32,
    },
    /// More votes in all than the valid ballots could hold.
    VotesOverSeats {
        votes: u64,
        most: u64,
    },
    TermEnding {
        ends_on: Date,
    },
    TermOver {
        ends_on: Date,
    },
    ApprovalMissing {
        months: u16,
    },
    ShiftTooLong {
        months: u16,
        most: u8,
    },
    CommitteeDue {
        full_members: u32,
        from: u32,
    },
    NoCommittee {
        full_members: u32,
        from: u32,
    },
    CommitteeSize {
        seats: u32,
        least: u16,
        most: u16,
    },
    /// More than usual, and no more than may be.
    UnusualCommittee {
        seats: u32,
        least: u16,
        most: u16,
    },
    CongressTooSmall {
        members: u32,
        from: u32,
    },
    CongressApprovalMissing,
    TooManyDelegates {
        delegates: u32,
        most: u16,
    },
    UnusualDelegates {
        delegates: u32,
        least: u16,
        most: u16,
    },
    /// What the units elect is not what the congress has.
    NotAllotted {
        allotted: u32,
        delegates: u32,
    },
    /// Units whose delegates are not elected yet.
    DelegatesMissing {
        units: u32,
    },
    /// Fewer delegates than there are seats.
    DelegatesShort {
        delegates: u32,
        seats: u32,
    },
}

impl Finding {
    pub const fn weight(&self) -> Weight {
        match self {
            // a committee of fewer is none
            Self::CommitteeSize { seats, least, .. } if *seats < *least as u32 => Weight::Block,
            Self::ShortMembership { .. }
            | Self::ShiftTooLong { .. }
            | Self::CommitteeDue { .. }
            | Self::CommitteeSize { .. }
            | Self::UnusualCommittee { .. }
            | Self::UnusualDelegates { .. }
            | Self::DelegatesShort { .. }
            | Self::TermEnding { .. } => Weight::Warn,
            Self::TermOver { .. } => Weight::Alert,
            _ => Weight::Block,
        }
    }
}
