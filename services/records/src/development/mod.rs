//! Development of members (发展党员): from the application to the full member.
//!
//! The procedure is data of the rule pack: states, steps, what may come of each, and the conditions asked. What has
//! been decided is a list of [`rules::Record`]s; where a file stands ([`rules::Progress`]) follows from it. A further
//! step is judged by [`rules::check`], the first day on which it could be taken is [`rules::earliest`]'s.

pub mod rules;
