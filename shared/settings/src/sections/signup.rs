use super::bounds;
use crate::error::Findings;
use serde::{Deserialize, Serialize};

/// Who says yes to an organisation that asks for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approval {
    Operator,
    Automatic,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signup {
    pub open: bool,
    pub approval: Approval,
    pub verify_hours: u32,
    pub hold_hours: u32,
    pub keep_days: u32,
    pub open_per_email: u32,
    pub per_address: u32,
}

impl Signup {
    pub(crate) fn check(&self, found: &mut Findings) {
        bounds(found, "signup.verify_hours", self.verify_hours, 1..=720);
        bounds(found, "signup.hold_hours", self.hold_hours, 1..=720);
        bounds(found, "signup.keep_days", self.keep_days, 1..=3650);
        bounds(found, "signup.open_per_email", self.open_per_email, 1..=1000);
        bounds(found, "signup.per_address", self.per_address, 1..=1_000_000);
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Samples {
    pub real_members_most: u32,
}

impl Samples {
    pub(crate) fn check(&self, found: &mut Findings) {
        bounds(found, "samples.real_members_most", self.real_members_most, 0..=1_000_000);
    }
}
