use kernel::words;

words! {
    /// How far an election has got.
    pub enum ElectionState {
        /// The list of voters and who stands are made.
        Preparing = "preparing",
        /// The meeting has begun; rounds are counted.
        Voting = "voting",
        /// Everybody is elected; the committee above has to file and approve it.
        Decided = "decided",
        /// The elected hold their posts.
        Completed = "completed",
        /// The committee above has not approved it.
        Refused = "refused",
        Cancelled = "cancelled",
    }
}

impl ElectionState {
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Preparing | Self::Voting | Self::Decided)
    }
}

words! {
    /// What an election is for.
    pub enum ElectionKind {
        /// A committee or a secretary, for a new term.
        Term = "term",
        /// Delegates to a congress.
        Delegates = "delegates",
    }
}

words! {
    /// Who elects: the committee or the delegates, or the secretary and the deputies.
    pub enum Electors {
        /// The meeting of all members.
        Members = "members",
        /// Delegates, in place of all members.
        Congress = "congress",
        /// The committee that was elected just before (委员会第一次全体会议).
        Committee = "committee",
    }
}

words! {
    /// What is done to an election.
    pub enum Step {
        ApproveShift = "approve_shift",
        ApproveCongress = "approve_congress",
        Change = "change",
        Allot = "allot",
        Mark = "mark",
        Nominate = "nominate",
        Begin = "begin",
        Count = "count",
        TakeBack = "take_back",
        Finish = "finish",
        Confirm = "confirm",
        Refuse = "refuse",
        Cancel = "cancel",
    }
}

words! {
    /// Whose turn it is.
    pub enum Turn {
        Unit = "unit",
        /// The committee above.
        Above = "above",
    }
}

impl Step {
    pub const fn turn(self) -> Turn {
        match self {
            Self::ApproveShift | Self::ApproveCongress | Self::Confirm | Self::Refuse => Turn::Above,
            _ => Turn::Unit,
        }
    }

    /// Whether an election has it: delegates have no term of their own to move, and only a congress has delegates.
    pub const fn fits(self, kind: ElectionKind, assembly: Electors) -> bool {
        match self {
            Self::ApproveShift => matches!(kind, ElectionKind::Term),
            Self::ApproveCongress | Self::Allot => matches!(assembly, Electors::Congress),
            _ => true,
        }
    }

    /// Whether it may follow on a state.
    pub const fn follows(self, state: ElectionState) -> bool {
        match self {
            Self::ApproveShift
            | Self::ApproveCongress
            | Self::Change
            | Self::Allot
            | Self::Mark
            | Self::Nominate
            | Self::Begin => matches!(state, ElectionState::Preparing),
            Self::Count | Self::TakeBack | Self::Finish => matches!(state, ElectionState::Voting),
            Self::Confirm | Self::Refuse => matches!(state, ElectionState::Decided),
            Self::Cancel => matches!(state, ElectionState::Preparing | ElectionState::Voting),
        }
    }
}
