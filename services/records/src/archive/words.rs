use kernel::words;

words! {
    /// What is kept as a whole.
    pub enum VolumeKind {
        Year = "year",
        Handover = "handover",
    }
}

words! {
    /// Where it stands.
    pub enum VolumeState {
        /// Of a year: it counts.
        Sealed = "sealed",
        /// Of a year: the seal was broken.
        Opened = "opened",
        /// Of a handover: put together.
        Open = "open",
        /// Whoever leaves has signed.
        Handed = "handed",
        /// Whoever comes has signed as well.
        Taken = "taken",
    }
}

words! {
    /// How an entry differs from what was sealed.
    pub enum Change {
        Added = "added",
        Removed = "removed",
        Changed = "changed",
    }
}
