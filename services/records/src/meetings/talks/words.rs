use kernel::words;

words! {
    /// How an entry of the register stands.
    pub enum TalkState {
        /// It counts.
        Standing = "standing",
        /// One of the two says that the talk did not take place.
        Objected = "objected",
        /// It was entered by mistake.
        Withdrawn = "withdrawn",
    }
}
