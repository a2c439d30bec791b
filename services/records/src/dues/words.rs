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
