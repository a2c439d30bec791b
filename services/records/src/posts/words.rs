use kernel::words;

words! {
    /// How somebody came to a post.
    pub enum Basis {
        Elected = "elected",
        Appointed = "appointed",
        /// Holds the post for the time being.
        Acting = "acting",
    }
}
