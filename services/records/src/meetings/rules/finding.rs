use kernel::words;
use rulepack::{
    UnitKind, Weight,
    organisational_life::{BallotForm, Gathering, MeetingKind},
};
use time::{Date, OffsetDateTime};

words! {
    /// What a record has to say.
    pub enum RecordPart {
        Topic = "topic",
        /// When it began and ended.
        Times = "times",
        /// A place or the address of an online meeting.
        Place = "place",
        /// 主持人
        Chair = "chair",
        /// 记录人
        Recorder = "recorder",
        Agenda = "agenda",
    }
}

/// Why a meeting, a mark or a request is refused, or should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    NoKind,
    NotHeldHere {
        kind: MeetingKind,
        unit: UnitKind,
    },
    NotInGathering {
        kind: MeetingKind,
        gathering: Gathering,
    },
    /// `of` is the year the record names, `until` the last day on which a meeting could still be held for it.
    ServesWrongYear {
        kind: MeetingKind,
        of: i32,
        until: Date,
    },
    /// `of` is the year the record names, `held` the earlier one it was held in.
    ServesLaterYear {
        of: i32,
        held: i32,
    },
    PresentOverShould {
        present: u32,
        should: u32,
    },
    VotesOverPresent {
        votes: u32,
        present: u32,
    },
    WrongBallot {
        needed: BallotForm,
    },
    LeaveLate {
        starts_at: OffsetDateTime,
    },
    LeaveTooLate {
        starts_at: OffsetDateTime,
    },
    OwnLeave,
    Missing(RecordPart),
    EndsBeforeStart,
    NotOver {
        ends_at: OffsetDateTime,
    },
    Unmarked {
        people: u32,
    },
    AbsentWithoutReason {
        people: u32,
    },
    ExemptWithoutConsent {
        people: u32,
    },
    CorrectionWithoutReason,
    /// The unit above has archived the year.
    YearArchived {
        year: i32,
    },
    RemedyDueTooEarly {
        due_on: Date,
        meeting_on: Date,
    },
    RemedyWithoutOwner,
    /// So many remedies of the last meeting are open and were not reported.
    RemediesUnreported {
        open: u32,
    },
    StepMissing(super::remedies::Step),
    TalkWithOneself,
}

impl Finding {
    pub const fn weight(&self) -> Weight {
        match self {
            Self::LeaveLate { .. }
            | Self::RemediesUnreported { .. }
            | Self::StepMissing(_)
            | Self::Missing(RecordPart::Agenda) => Weight::Warn,
            _ => Weight::Block,
        }
    }
}
