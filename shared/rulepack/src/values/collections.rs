//! 信息采集: what the system counts by itself, and from when a deadline is near.

use super::measure::Setting;
use crate::{Timeline, load::Entries};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The rules of the area, each with its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collections {
    pub groups: Timeline<Groups>,
    pub limits: Timeline<Limits>,
}

impl Collections {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let groups = entries.take("collections.groups");
        let limits = entries.take("collections.limits");
        Some(Self { groups: groups?, limits: limits? })
    }
}

/// `collections.groups`: the groups members are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// Young up to this age, in full years.
    pub young_to_age: u8,
    /// Old from this age on.
    pub old_from_age: u8,
    /// First digits of the codes of GB/T 4658 that count as educated.
    pub educated: BTreeSet<String>,
}

/// `collections.limits`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Days before its deadline from which a collection is on the board of the month.
    pub soon_days: Setting,
}
