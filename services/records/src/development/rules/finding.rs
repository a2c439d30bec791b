use super::notice::NoticeFault;
use rulepack::{
    Basis,
    development::{Anchor, BallotMethod, Fact, GuardCode, Limit, StateCode, StepCode, Weight},
};
use time::Date;

/// Which rule says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub basis: Basis,
    /// The organisation asks for it, or for so much, beyond the field.
    pub own: bool,
}

/// What stands against a step, or should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// As it counts for this step.
    pub kind: Weight,
    pub step: StepCode,
    /// None where the procedure itself is broken.
    pub guard: Option<GuardCode>,
    pub reason: Reason,
    /// Why what would stop the step does not.
    pub softened: Option<Softened>,
    pub source: Source,
}

/// Why a block is only a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Softened {
    /// History that was filled in afterwards, for this reason.
    BackFilled {
        reason: String,
    },
    Excused {
        approver: String,
        reason: String,
    },
}

/// What is wrong, with the dates and numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The definition has no such step or outcome.
    Unknown,
    /// Not from where the file stands.
    NotPossible {
        state: StateCode,
    },
    /// It was taken and is not repeated.
    AlreadyTaken {
        on: Date,
    },
    /// A step has to come first.
    StepMissing {
        step: StepCode,
    },
    /// The date lies before that of a step that comes first.
    OutOfOrder {
        earlier: StepCode,
        earlier_on: Date,
        on: Date,
    },
    InFuture {
        on: Date,
        today: Date,
    },
    /// History is filled in for a reason.
    NoReason,
    TooEarly {
        on: Date,
        earliest: Date,
        anchor: Anchor,
        from: Date,
        limit: Option<(Limit, u16)>,
    },
    TooLate {
        on: Date,
        latest: Date,
        anchor: Anchor,
        from: Date,
        limit: Option<(Limit, u16)>,
    },
    TooFew {
        what: Fact,
        have: u16,
        least: u16,
    },
    TooMany {
        what: Fact,
        have: u16,
        most: u16,
    },
    TooFewRecords {
        of: StepCode,
        have: u16,
        least: u16,
    },
    NotSo {
        fact: Fact,
    },
    FactUnknown {
        fact: Fact,
    },
    /// A vote that had to be taken another way.
    Ballot {
        used: BallotMethod,
    },
    /// More are told to be entitled to vote than may vote on the day.
    MoreEntitled {
        told: u16,
        known: usize,
        resting: usize,
    },
    Notice(NoticeFault),
    /// Each of several ways is closed.
    NoneOf(Vec<Reason>),
}

impl Reason {
    /// Whether it is about the day of the step: another day may pass while the facts stay as they are.
    pub fn is_of_day(&self) -> bool {
        match self {
            Self::TooEarly { .. }
            | Self::TooLate { .. }
            | Self::OutOfOrder { .. }
            | Self::InFuture { .. } => true,
            Self::Notice(fault) => fault.passes_by_waiting(),
            _ => false,
        }
    }
}
