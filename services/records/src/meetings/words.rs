use super::rules::attendance::Mark;
use kernel::words;

words! {
    /// How far a meeting has got.
    pub enum MeetingState {
        Planned = "planned",
        /// It took place; the record is being written.
        Held = "held",
        /// The record is complete, and changed by a new version only.
        Filed = "filed",
        Cancelled = "cancelled",
    }
}

words! {
    /// What became of somebody on the list.
    pub enum Attended {
        Present = "present",
        /// Absent with a reason.
        Leave = "leave",
        Unexcused = "unexcused",
        /// Need not come, and did not.
        Exempt = "exempt",
    }
}

impl Attended {
    pub const fn mark(self) -> Mark {
        match self {
            Self::Present => Mark::Present,
            Self::Leave => Mark::Leave,
            Self::Unexcused => Mark::Unexcused,
            Self::Exempt => Mark::Exempt,
        }
    }
}

words! {
    /// Who said so.
    pub enum ConfirmedBy {
        /// Whoever keeps the record.
        List = "list",
        /// The person.
        Oneself = "self",
    }
}

words! {
    /// What became of a wish to be excused.
    pub enum LeaveState {
        Asked = "asked",
        Approved = "approved",
        Declined = "declined",
    }
}

words! {
    /// How the votes of one decision were given.
    pub enum Ballot {
        Secret = "secret",
        Open = "open",
    }
}

words! {
    /// How something a meeting gave to do is going.
    pub enum FollowUpReportState {
        UnderWay = "under_way",
        /// It takes longer than it was meant to.
        Delayed = "delayed",
        Done = "done",
    }
}
