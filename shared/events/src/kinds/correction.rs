use crate::Event;
use kernel::{CorrectionId, MemberId};
use serde::{Deserialize, Serialize};

/// A request for a correction of a record was made, decided or withdrawn. What the record says and should say
/// is not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionChanged {
    pub id: CorrectionId,
    pub member_id: MemberId,
    /// Name of the field in a member.
    pub field: String,
    /// `open`, `accepted`, `refused` or `withdrawn`.
    pub state: String,
}

impl Event for CorrectionChanged {
    const KIND: &'static str = "correction.changed.v1";
}
