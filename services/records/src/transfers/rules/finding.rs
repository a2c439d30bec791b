use super::{Actor, Step};
use kernel::YearMonth;
use rulepack::{
    Weight,
    transfers::{Pending, TransferState},
};
use time::Date;

/// A transfer that is not closed: since when, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Underway {
    pub opened_on: Date,
    pub state: TransferState,
}

/// Why a step of a transfer is refused, or should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    NotPractised,
    NoSuchStep {
        state: TransferState,
        step: Step,
    },
    NotYours {
        step: Step,
        actor: Actor,
    },
    ReasonMissing {
        step: Step,
    },
    /// A transfer of the same person is not closed.
    AlreadyOpen(Underway),
    SameBranch,
    /// The unit does not hold members, or takes no part in transfers.
    CannotLetGo,
    CannotTake,
    Unfinished {
        pending: Pending,
        weight: Weight,
    },
    Arrears {
        paid_to: YearMonth,
        months: u16,
        weight: Weight,
    },
    LetterMissing,
    LetterDays {
        days: u16,
        least: u16,
        most: u16,
    },
    LetterExpired {
        valid_until: Date,
    },
    NotExpired {
        valid_until: Date,
    },
    /// A day of the transfer lies after today, or before what it follows.
    InFuture {
        on: Date,
    },
    BeforeLetter {
        on: Date,
        issued_on: Date,
    },
    RegisteredOnOneSide,
    ContactDue {
        since: Date,
    },
    /// So long abroad that membership is generally suspended.
    LongAbroad {
        since: Date,
    },
    /// So long without moving the relation that the branch looks into it.
    Unmoved {
        since: Date,
    },
}

impl Finding {
    pub const fn weight(&self) -> Weight {
        match self {
            Self::Unfinished { weight, .. } | Self::Arrears { weight, .. } => *weight,
            Self::RegisteredOnOneSide => Weight::Warn,
            Self::ContactDue { .. } | Self::LongAbroad { .. } | Self::Unmoved { .. } => Weight::Alert,
            _ => Weight::Block,
        }
    }
}
