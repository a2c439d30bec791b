use crate::Event;
use kernel::RuleValueId;
use serde::{Deserialize, Serialize};
use time::Date;

/// The organisation decided something where a rule of the field leaves it free.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleChanged {
    pub id: RuleValueId,
    /// E.g. `meetings.duties`.
    pub rule: String,
    /// E.g. `branch_meeting`.
    pub setting: String,
    pub effective_from: Date,
}

impl Event for RuleChanged {
    const KIND: &'static str = "rule.changed.v1";
}
