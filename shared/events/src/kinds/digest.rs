use crate::Event;
use kernel::MemberId;
use serde::{Deserialize, Serialize};
use time::Date;

/// What a week has for a secretary, in numbers; nothing is told where there is nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestPrepared {
    /// Its Monday.
    pub week: Date,
    /// Who is secretary.
    pub member_id: MemberId,
    pub overdue: u32,
    pub due: u32,
    pub waiting: u32,
    pub coming: u32,
}

impl Event for DigestPrepared {
    const KIND: &'static str = "digest.prepared.v1";
}
