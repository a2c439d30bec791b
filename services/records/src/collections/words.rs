use kernel::words;

words! {
    /// Where a collection stands.
    pub enum CollectionState {
        Draft = "draft",
        Sent = "sent",
        Closed = "closed",
    }
}

words! {
    /// Where the answer of a unit stands.
    pub enum AnswerState {
        /// Nobody has begun.
        Asked = "asked",
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        Accepted = "accepted",
    }
}

impl AnswerState {
    /// Whether it is with whoever asked.
    pub const fn is_in(self) -> bool {
        matches!(self, Self::Submitted | Self::Accepted)
    }

    /// What is still to be handed in.
    pub const MISSING: [Self; 3] = [Self::Asked, Self::Draft, Self::Returned];
}

words! {
    /// What is done with an answer.
    pub enum AnswerStep {
        Save = "save",
        Submit = "submit",
        Accept = "accept",
        Return = "return",
        /// Change it after the collection was closed.
        Correct = "correct",
    }
}
