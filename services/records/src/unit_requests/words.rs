use kernel::words;

words! {
    /// What is asked for.
    pub enum RequestKind {
        /// 设立
        Found = "found",
        /// 撤销
        Dissolve = "dissolve",
    }
}

words! {
    /// What has become of it.
    pub enum RequestState {
        Asked = "asked",
        Approved = "approved",
        Refused = "refused",
        Withdrawn = "withdrawn",
    }
}
