//! The line of messages two organisations share about a transfer.
//!
//! Every step of either side is the next message of one line, and a number is there once. Each side keeps the number of
//! the last message that it said or heard, beside the state that message led to. So both have the same state at the same
//! number, and of two steps that were taken at the same time one is refused before anything is written.

/// What is to be done with a message that has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Said or heard before: nothing.
    Old,
    /// What it tells is done now.
    Next,
    /// Another one has to be heard first.
    Early,
}

/// `seen` is the last number that was said or heard; 0 before the first.
pub const fn turn(seen: i32, number: i32) -> Turn {
    if number <= seen {
        Turn::Old
    } else if number == seen.saturating_add(1) {
        Turn::Next
    } else {
        Turn::Early
    }
}

/// The number of the next message, whoever says it.
pub const fn next(seen: i32) -> i32 {
    seen.saturating_add(1)
}
