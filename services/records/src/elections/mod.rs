//! Elections: the end of a term (换届), who votes, what the ballots say, and what becomes of the result.
//!
//! The lengths of terms are those of `units.terms`. So far the feature has its rules.

pub mod rules;
