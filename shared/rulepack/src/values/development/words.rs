kernel::words! {
    /// 五个阶段
    pub enum Stage {
        /// 申请入党
        Application = "application",
        /// 入党积极分子的确定和培养教育
        Activist = "activist",
        /// 发展对象的确定和考察
        Candidate = "candidate",
        /// 预备党员的接收
        Admission = "admission",
        /// 预备党员的教育考察和转正
        Confirmation = "confirmation",
    }
}

kernel::words! {
    /// Who takes a step.
    pub enum Actor {
        /// 申请人、积极分子、发展对象或预备党员本人
        Person = "person",
        /// 党支部
        Branch = "branch",
        /// 支部委员会; 不设的由支部大会
        BranchCommittee = "branch_committee",
        /// 支部大会
        BranchMeeting = "branch_meeting",
        /// 上级党委
        HigherCommittee = "higher_committee",
        /// 再上一级党委组织部门
        OrganisationDepartment = "organisation_department",
    }
}

kernel::words! {
    /// What a step's outcome changes beyond the state.
    pub enum Effect {
        /// The day of the step is the first of the probation, once approved.
        BeginsProbation = "begins_probation",
        ExtendsProbation = "extends_probation",
        /// 转为正式党员
        Confirms = "confirms",
        /// 取消预备党员资格
        Cancels = "cancels",
        /// The file goes to another branch; the time that has run counts.
        HandsOver = "hands_over",
    }
}

kernel::words! {
    /// What a condition can ask about beside the dates of steps.
    pub enum Fact {
        BirthDate = "birth_date",
        /// The day the person will leave the unit; usually not known.
        LeavesOn = "leaves_on",
        /// The day the resolution of the branch meeting went to the committee.
        ReportedOn = "reported_on",
        /// The last day of the probation, extensions included.
        ProbationEndsOn = "probation_ends_on",
        Contacts = "contacts",
        Introducers = "introducers",
        /// Class hours of all trainings ended by the day of the step and valid on it.
        TrainingHours = "training_hours",
        /// Days of all trainings ended by the day of the step and valid on it.
        TrainingDays = "training_days",
        /// Extensions, with the one under decision.
        Extensions = "extensions",
        /// Months of the extension under decision.
        ExtensionMonths = "extension_months",
        /// No development file is open elsewhere.
        OnlyFile = "only_file",
        /// Every contact is a full member with all rights on the day of the step.
        ContactsSound = "contacts_sound",
        IntroducersSound = "introducers_sound",
        /// 听取党小组、培养联系人、党员和群众意见
        OpinionsHeard = "opinions_heard",
        /// A public notice for the step ran its time and has ended.
        NoticeServed = "notice_served",
        /// No objection to a notice is unresolved.
        ObjectionsSettled = "objections_settled",
        /// The vote on this person passed by the rules of votes.
        VotePassed = "vote_passed",
        /// The resolution holds what it must.
        ResolutionComplete = "resolution_complete",
        CandidatePresent = "candidate_present",
        IntroducersPresent = "introducers_present",
        /// The deciding body has the power of approval.
        BodyApproves = "body_approves",
        /// The year's plan has room.
        WithinQuota = "within_quota",
    }
}

/// What can be asked of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    Day,
    Count,
    Flag,
}

impl Fact {
    pub const fn kind(self) -> FactKind {
        match self {
            Self::BirthDate | Self::LeavesOn | Self::ReportedOn | Self::ProbationEndsOn => FactKind::Day,
            Self::Contacts
            | Self::Introducers
            | Self::TrainingHours
            | Self::TrainingDays
            | Self::Extensions
            | Self::ExtensionMonths => FactKind::Count,
            _ => FactKind::Flag,
        }
    }
}

kernel::words! {
    /// A number of the field that conditions and rules are built with.
    pub enum Limit {
        JoiningAge = "joining_age",
        TalkMonths = "talk_months",
        ApplicationWait = "application_wait",
        ContactsLeast = "contacts_least",
        ContactsMost = "contacts_most",
        ActivistMonths = "activist_months",
        ReviewsLeast = "reviews_least",
        ReviewEvery = "review_every",
        ThoughtReportEvery = "thought_report_every",
        PoolReviewEvery = "pool_review_every",
        Introducers = "introducers",
        TrainingHours = "training_hours",
        TrainingDays = "training_days",
        TrainingValid = "training_valid",
        PoliticalReviewValid = "political_review_valid",
        Leaving = "leaving",
        PreReviewWithin = "pre_review_within",
        MeetingWithin = "meeting_within",
        ApprovalWithin = "approval_within",
        ApprovalMost = "approval_most",
        NoticeDays = "notice_days",
        Probation = "probation",
        ProbationReviewEvery = "probation_review_every",
        ConfirmationApplicationLead = "confirmation_application_lead",
        Extensions = "extensions",
        ExtensionLeast = "extension_least",
        ExtensionMost = "extension_most",
        ConfirmationApprovalWithin = "confirmation_approval_within",
    }
}

kernel::words! {
    /// What a limit counts.
    pub enum LimitUnit {
        Years = "years",
        Months = "months",
        Days = "days",
        WorkingDays = "working_days",
        Hours = "hours",
        /// People, papers or times.
        Number = "number",
    }
}

impl LimitUnit {
    /// Whether a date can be moved by it without a calendar of working days.
    pub const fn moves_dates(self) -> bool {
        matches!(self, Self::Years | Self::Months | Self::Days)
    }

    pub const fn counts(self) -> bool {
        matches!(self, Self::Hours | Self::Number | Self::WorkingDays | Self::Days | Self::Months)
    }
}
