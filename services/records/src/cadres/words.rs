use kernel::words;

words! {
    /// Where an appointment stands.
    pub enum AppointmentState {
        /// Discussed by the committee and proposed.
        Proposed = "proposed",
        /// 任前公示
        InNotice = "in_notice",
        /// 试用期
        InProbation = "in_probation",
        /// Made, where there is no probation.
        Appointed = "appointed",
        Confirmed = "confirmed",
        NotConfirmed = "not_confirmed",
        Refused = "refused",
        Withdrawn = "withdrawn",
    }
}

impl AppointmentState {
    /// Whether nothing is to be done any more.
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::Proposed | Self::InNotice | Self::InProbation)
    }
}

words! {
    /// What is done about an appointment.
    pub enum AppointmentStep {
        Propose = "propose",
        StartNotice = "start_notice",
        /// Somebody raises something against it.
        Object = "object",
        Settle = "settle",
        Appoint = "appoint",
        Refuse = "refuse",
        Confirm = "confirm",
        NotConfirm = "not_confirm",
        Withdraw = "withdraw",
    }
}

impl AppointmentStep {
    /// Steps that say why.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Refuse | Self::NotConfirm | Self::Withdraw)
    }

    /// Steps the committee takes; the others prepare them.
    pub const fn decides(self) -> bool {
        matches!(self, Self::Appoint | Self::Refuse | Self::Confirm | Self::NotConfirm)
    }
}

words! {
    /// 三龄两历: what has to agree with the file.
    pub enum CheckedItem {
        /// 年龄
        Birth = "birth",
        /// 工龄
        WorkBegan = "work_began",
        /// 党龄
        PartyJoined = "party_joined",
        /// 学历
        Schooling = "schooling",
        /// 经历
        Career = "career",
    }
}

words! {
    /// What came of comparing a value with the file.
    pub enum Agreement {
        Unverified = "unverified",
        Agrees = "agrees",
        Differs = "differs",
        /// The record was changed after somebody had compared it.
        Changed = "changed",
    }
}

words! {
    /// What is closed to an ordinary look.
    pub enum CadreSecret {
        IdNo = "id_no",
        Health = "health",
        Family = "family",
    }
}
