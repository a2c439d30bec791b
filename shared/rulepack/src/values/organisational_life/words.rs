kernel::words! {
    /// What is held. One record may be of several kinds.
    pub enum MeetingKind {
        /// 支部党员大会
        BranchMeeting = "branch_meeting",
        /// 支部委员会会议
        CommitteeMeeting = "committee_meeting",
        /// 党小组会
        GroupMeeting = "group_meeting",
        /// 党课
        Lecture = "lecture",
        /// 主题党日
        ThemedDay = "themed_day",
        /// 组织生活会
        OrganisationalLife = "organisational_life",
        /// 民主评议党员
        Appraisal = "appraisal",
        /// 民主生活会
        DemocraticLife = "democratic_life",
        /// 集中学习
        Study = "study",
        /// 其他活动
        Other = "other",
    }
}

kernel::words! {
    /// Who comes together.
    pub enum Gathering {
        /// All members of the unit.
        Members = "members",
        /// Those who hold a post in its committee, or in a leading group.
        Committee = "committee",
        /// All members of a group.
        Group = "group",
    }
}

kernel::words! {
    /// Why a member is let off meetings.
    pub enum ExemptionGround {
        /// 年老体弱
        OldAge = "old_age",
        /// 患病
        Illness = "illness",
        /// 失能、行动不便
        LostMobility = "lost_mobility",
    }
}

kernel::words! {
    /// A span of the calendar in which something is due.
    pub enum Per {
        Month = "month",
        Quarter = "quarter",
        HalfYear = "half_year",
        Year = "year",
    }
}

impl Per {
    pub const fn months(self) -> u8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

kernel::words! {
    /// Of whom a duty is asked.
    pub enum Owed {
        Unit = "unit",
        /// The unit, as long as it has a committee.
        Committee = "committee",
        /// Every group of the unit by itself.
        EachGroup = "each_group",
    }
}

kernel::words! {
    /// What a meeting decides on. Admissions are ruled by `development`, elections by `elections`.
    pub enum Decision {
        Ordinary = "ordinary",
        /// 处分或处置党员
        Discipline = "discipline",
        /// What a committee decides in its own meeting.
        Committee = "committee",
    }
}

kernel::words! {
    /// How votes are given.
    pub enum BallotForm {
        Secret = "secret",
        Open = "open",
        /// As the meeting decides.
        Either = "either",
    }
}

kernel::words! {
    /// What an organisational-life meeting (组织生活会) takes, from its preparation to its report, in order.
    pub enum LifeStep {
        /// Topic and form.
        Topic = "topic",
        /// 会前学习
        Study = "study",
        /// 征求意见
        Opinions = "opinions",
        /// 谈心谈话
        Talks = "talks",
        /// 个人检查、发言提纲
        Outlines = "outlines",
        Meeting = "meeting",
        /// 整改清单
        Remedies = "remedies",
        /// Report above, and notice to the members.
        Report = "report",
    }
}

kernel::words! {
    /// Who talks with whom in a heart-to-heart talk (谈心谈话).
    pub enum TalkPair {
        /// Two members of the committee.
        Committee = "committee",
        CommitteeAndMember = "committee_and_member",
        Members = "members",
    }
}

kernel::words! {
    /// When a class of talks counts as done.
    pub enum Coverage {
        EveryPair = "every_pair",
        /// Every person of the class has talked with somebody.
        EachPerson = "each_person",
    }
}

kernel::words! {
    /// The base of the share that may be graded excellent.
    pub enum AppraisalBase {
        All = "all",
        Participating = "participating",
    }
}

kernel::words! {
    /// What a secretary expects of a month of the year.
    pub enum WorkItem {
        Plan = "plan",
        DuesFixing = "dues_fixing",
        AnnualStatistics = "annual_statistics",
        SecretaryReport = "secretary_report",
        Appraisal = "appraisal",
        Remedies = "remedies",
        HalfYearStatistics = "half_year_statistics",
        Commendation = "commendation",
        Medals = "medals",
        ExpiringTerms = "expiring_terms",
        YearEndAssessment = "year_end_assessment",
        OrganisationalLife = "organisational_life",
        Archive = "archive",
    }
}
