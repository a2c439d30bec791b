use kernel::words;

words! {
    /// Where a document stands.
    pub enum DocumentState {
        /// Its first version is on its way.
        Arriving = "arriving",
        Kept = "kept",
        Deleted = "deleted",
    }
}

words! {
    /// Where one content of a document stands.
    pub enum VersionState {
        Pending = "pending",
        Stored = "stored",
        Deleted = "deleted",
    }
}

words! {
    /// What is wrong with a stored content.
    pub enum Fault {
        /// The store does not have it.
        Missing = "missing",
        /// It is not what was stored.
        Damaged = "damaged",
    }
}
