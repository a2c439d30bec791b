use crate::Event;
use kernel::{MemberId, PostId, UnitId};
use serde::{Deserialize, Serialize};
use time::Date;

/// A post in a unit was taken or left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostChanged {
    pub id: PostId,
    pub unit_id: UnitId,
    pub member_id: MemberId,
    pub post: String,
    pub started_on: Date,
    pub ended_on: Option<Date>,
}

impl Event for PostChanged {
    const KIND: &'static str = "post.changed.v1";
}

/// A post was taken back entirely, as if it had never been recorded (sample data that was removed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostRemoved {
    pub id: PostId,
}

impl Event for PostRemoved {
    const KIND: &'static str = "post.removed.v1";
}
