use crate::cadres::words::{AppointmentState, AppointmentStep};
use kernel::YearMonth;
use rulepack::cadres::Penalty;
use time::Date;

/// What stands against something, or should be looked at, with the days it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    NotPractised,
    NoSuchStep {
        state: AppointmentState,
        step: AppointmentStep,
    },
    ReasonMissing,
    InFuture,
    BeforeLastStep {
        last: Date,
    },
    NoticeNeeded,
    NoticeTooShort {
        days: u32,
        least: u32,
        earliest_end: Date,
    },
    NoticeRunning {
        until: Date,
    },
    BeforeNotice {
        from: Date,
    },
    ObjectionOpen {
        open: u32,
    },
    ObjectionUpheld,
    ProbationRunning {
        until: Date,
    },
    /// Nobody is promoted before the day, or at all.
    UnderInfluence {
        penalty: Penalty,
        until: Option<Date>,
    },
    Gap {
        after: YearMonth,
        before: YearMonth,
    },
    Overlap {
        until: YearMonth,
        from: YearMonth,
    },
    /// The career begins after the work did.
    StartsLate {
        from: YearMonth,
        work_began: YearMonth,
    },
    /// The last line has ended, and nothing follows.
    EndsEarly {
        to: YearMonth,
    },
    TooYoungForWork {
        years: u8,
        least: u8,
    },
    TooYoungForParty {
        years: u8,
        least: u8,
    },
    /// Another value than the identity number or the roster has.
    BirthDiffers {
        other: YearMonth,
    },
    JoinedDiffers {
        other: YearMonth,
    },
}
