use kernel::words;

words! {
    /// What a file brings.
    pub enum ImportKind {
        Members = "members",
        Units = "units",
    }
}

words! {
    /// Where an import stands.
    pub enum ImportState {
        /// The file is being read and checked; nothing is entered.
        Reading = "reading",
        /// Every row has its verdict; somebody decides.
        Checked = "checked",
        Applying = "applying",
        Applied = "applied",
        /// The file could not be read, or the rows could not be entered.
        Failed = "failed",
        Undone = "undone",
        Discarded = "discarded",
    }
}

impl ImportState {
    /// Whether work goes on by itself.
    pub const fn is_moving(self) -> bool {
        matches!(self, Self::Reading | Self::Applying)
    }
}

words! {
    /// What the check says about a row.
    pub enum Verdict {
        Good = "good",
        /// Good, with something to look at.
        Warned = "warned",
        Refused = "refused",
    }
}

words! {
    /// What became of a row.
    pub enum RowState {
        Staged = "staged",
        Applied = "applied",
        /// Was there already, or came in meanwhile; nothing was entered.
        Skipped = "skipped",
        Undone = "undone",
    }
}

words! {
    /// How the rows of a checked file are entered.
    pub enum Mode {
        /// Every good row; the refused ones stay behind.
        GoodRows = "good_rows",
        /// All of them, or none if a single one is refused.
        AllOrNothing = "all_or_nothing",
    }
}
