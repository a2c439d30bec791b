use kernel::words;

words! {
    /// How an amount was found (核定方式).
    pub enum AssessmentKind {
        /// By rate, from a base that is known here.
        Formula = "formula",
        /// The usual amount of a kind of payer.
        Fixed = "fixed",
        /// An amount the committee set within the bounds of a kind of payer.
        SetByCommittee = "set_by_committee",
        /// By rate, by somebody else: the amount alone was handed in.
        AmountOnly = "amount_only",
        /// Less or nothing for some months, approved above.
        Exempt = "exempt",
    }
}

words! {
    /// What a member gave beyond monthly dues.
    pub enum ExtraKind {
        /// 自愿多交
        Voluntary = "voluntary",
        /// 特殊党费, for a campaign that was called
        Special = "special",
    }
}

words! {
    /// Money between two levels of the tree.
    pub enum RemittanceKind {
        /// 上缴
        Remit = "remit",
        /// 下拨, 返还
        Allocate = "allocate",
    }
}

words! {
    pub enum RemittanceState {
        /// The other side has not answered.
        Sent = "sent",
        Confirmed = "confirmed",
        /// It did not arrive, or not like this: it is back in the sender's books.
        Refused = "refused",
    }
}

words! {
    /// What became of a row of a bank's file.
    pub enum LineState {
        Open = "open",
        /// It became payments.
        Accepted = "accepted",
        /// It is none of the dues.
        SetAside = "set_aside",
    }
}
