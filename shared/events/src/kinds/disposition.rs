use crate::Event;
use kernel::{DispositionId, MemberId};
use serde::{Deserialize, Serialize};
use time::Date;

/// A decision about a member (组织处置, 党纪处分) was entered, approved or lifted. What it is, who decided it and why is not
/// in it: few may see that, and an event is kept for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DispositionChanged {
    pub id: DispositionId,
    pub member_id: MemberId,
    pub decided_on: Date,
    pub approved_on: Option<Date>,
    /// None while the approval it needs is missing.
    pub in_force_from: Option<Date>,
    /// The last day of its term; none where it has none, or is not in force.
    pub until: Option<Date>,
    /// The first day without it.
    pub lifted_on: Option<Date>,
}

impl Event for DispositionChanged {
    const KIND: &'static str = "disposition.changed.v1";
}
