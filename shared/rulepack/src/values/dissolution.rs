//! What has to be finished before a unit is dissolved, or merged into another.

use crate::UnitKind;
use serde::Deserialize;
use std::collections::BTreeSet;

kernel::words! {
    /// A kind of open work.
    pub enum OpenWorkKind {
        Transfers = "transfers",
        Development = "development",
        /// Planned, or held and not filed.
        Meetings = "meetings",
        Election = "election",
        /// Forms from above that are not handed in.
        Collections = "collections",
        DuesMonth = "dues_month",
        /// Money on its way that the other side has not answered.
        Remittances = "remittances",
        /// Money that is still kept.
        Money = "money",
    }
}

/// `units.dissolution`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dissolution {
    /// Open work that keeps a unit from being dissolved or merged.
    pub finished: BTreeSet<OpenWorkKind>,
    /// Of these, what a merge takes along instead.
    pub carried: BTreeSet<OpenWorkKind>,
    /// Kinds of unit that go without the approval of the committee above.
    pub unapproved: BTreeSet<UnitKind>,
}
