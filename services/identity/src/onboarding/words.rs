use kernel::words;

words! {
    /// What an organisation begins with, in the order it is best done.
    pub enum Step {
        /// Name and look.
        Profile = "profile",
        Tree = "tree",
        Roster = "roster",
        /// Who is secretary where.
        Posts = "posts",
        Invitations = "invitations",
        /// The rules of the field that hold here were looked at.
        Rules = "rules",
    }
}

words! {
    /// What somebody said about a step.
    pub enum Mark {
        Open = "open",
        Skipped = "skipped",
        Confirmed = "confirmed",
    }
}
