use kernel::words;

words! {
    /// Between whom a relation moves.
    pub enum Route {
        /// Two committees on this system, of one organisation or of two.
        Between = "between",
        /// Two branches of one committee; no letter.
        SameCommittee = "same_committee",
        /// To a committee that is not here: the sender records what its papers say.
        Outgoing = "outgoing",
        /// From a committee that is not here: the receiver records what the letter says.
        Incoming = "incoming",
        /// To another organisation of the deployment, which takes its steps itself.
        ExchangeOut = "exchange_out",
        /// From another organisation of the deployment.
        ExchangeIn = "exchange_in",
    }
}

words! {
    /// Who takes a step.
    pub enum Actor {
        Member = "member",
        FromBranch = "from_branch",
        /// The committee of both where they have the same.
        FromCommittee = "from_committee",
        ToCommittee = "to_committee",
        ToBranch = "to_branch",
        /// The day after a letter's last.
        Clock = "clock",
    }
}

words! {
    /// A step of a transfer.
    pub enum Step {
        /// For the first time, or once more after a fix.
        Apply = "apply",
        Approve = "approve",
        /// For the first time, or anew after the old letter expired.
        IssueLetter = "issue_letter",
        /// The member or the post carries the letter.
        Send = "send",
        /// The receiving branch takes the member; here the member moves.
        Accept = "accept",
        ReturnReceipt = "return_receipt",
        Archive = "archive",
        ReturnForFix = "return_for_fix",
        Withdraw = "withdraw",
        Reject = "reject",
        Revoke = "revoke",
        Expire = "expire",
    }
}

impl Step {
    /// Whether whoever takes it has to say why.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::ReturnForFix | Self::Reject | Self::Revoke)
    }
}

impl Route {
    /// The other side is another organisation of the deployment.
    pub const fn is_exchange(self) -> bool {
        matches!(self, Self::ExchangeOut | Self::ExchangeIn)
    }

    /// The sending side is not of this organisation.
    pub const fn comes(self) -> bool {
        matches!(self, Self::Incoming | Self::ExchangeIn)
    }

    /// The receiving side is not of this organisation.
    pub const fn goes(self) -> bool {
        matches!(self, Self::Outgoing | Self::ExchangeOut)
    }
}
