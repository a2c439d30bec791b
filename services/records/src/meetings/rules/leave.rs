//! Leave from a meeting (请假).

use super::Finding;
use time::OffsetDateTime;

/// A request is made before the meeting; later it needs a reason.
pub fn ask(asked_at: OffsetDateTime, starts_at: OffsetDateTime, reason: &str) -> Vec<Finding> {
    match (asked_at < starts_at, reason.trim().is_empty()) {
        (true, _) => Vec::new(),
        (false, false) => vec![Finding::LeaveLate { starts_at }],
        (false, true) => vec![Finding::LeaveTooLate { starts_at }],
    }
}

/// Nobody decides on the own request; for the secretary somebody else of the committee does.
pub fn decide<M: PartialEq>(asker: &M, decider: &M) -> Vec<Finding> {
    if asker == decider { vec![Finding::OwnLeave] } else { Vec::new() }
}
