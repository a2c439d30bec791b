use crate::Event;
use kernel::{MemberId, TalkId, UnitId};
use serde::{Deserialize, Serialize};
use time::Date;

/// A heart-to-heart talk was entered, corrected, denied by one of the two, or withdrawn. What was said nobody keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkChanged {
    pub id: TalkId,
    pub unit_id: UnitId,
    /// The two.
    pub member_ids: [MemberId; 2],
    /// `committee`, `committee_and_member` or `members`.
    pub pair: String,
    /// `standing`: it counts; `objected` or `withdrawn`: it does not.
    pub state: String,
    pub day: Date,
}

impl Event for TalkChanged {
    const KIND: &'static str = "talk.changed.v1";
}
