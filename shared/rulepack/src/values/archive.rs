//! 档案: how long what a unit files is kept, when a year is sealed, how long a handover is offered.

use super::measure::Setting;
use crate::{Timeline, load::Entries};
use serde::Deserialize;
use std::collections::BTreeMap;

kernel::words! {
    /// What is filed.
    pub enum FiledKind {
        /// The record of a meeting.
        Meeting = "meeting",
        /// That two people had a heart-to-heart talk, and when.
        Talk = "talk",
        /// The file of somebody's development, once it is closed.
        Development = "development",
        /// A transfer that is closed.
        Transfer = "transfer",
        /// An election that was confirmed or refused above.
        Election = "election",
        DuesReceipt = "dues_receipt",
        /// A month of the books of dues.
        DuesClosing = "dues_closing",
        /// A year of dues that was published.
        DuesPublication = "dues_publication",
        /// An answer to a collection that was accepted.
        Collection = "collection",
        /// A paper of the unit.
        Document = "document",
        // what came later stands behind what was there: catalogues are sorted by it, and sums keep their order
        /// An appointment of a cadre that is closed.
        CadreAppointment = "cadre_appointment",
        /// That a unit be founded or dissolved, approved or refused above.
        UnitRequest = "unit_request",
        /// Statistics that were frozen.
        StatisticsSnapshot = "statistics_snapshot",
        DuesSpending = "dues_spending",
        /// Money that went between two levels, once the other side answered.
        DuesRemittance = "dues_remittance",
        /// The yearly analysis of the pool of activists.
        PoolReview = "pool_review",
        /// What was decided about a member, once it is in force, and that it was lifted.
        Disposition = "disposition",
        /// A stay away from the own branch that is over: of that branch, and of the unit that took part in it.
        Stay = "stay",
        /// The time of a member of an organisation elsewhere, once it is over.
        Visitor = "visitor",
        /// A commendation or honour of a member or of the unit.
        Honour = "honour",
        /// A course somebody attended, with its class hours.
        Course = "course",
        /// Extra dues and special dues, with the receipt.
        DuesExtra = "dues_extra",
        /// What one secretary handed to the next, once both have signed.
        Handover = "handover",
    }
}

impl FiledKind {
    /// What seals cover that do not say it themselves: the kinds there were when the first years were sealed. This never
    /// changes.
    pub const FIRST: &[Self] = &[
        Self::Meeting,
        Self::Talk,
        Self::Development,
        Self::Transfer,
        Self::Election,
        Self::DuesReceipt,
        Self::DuesClosing,
        Self::DuesPublication,
        Self::Collection,
        Self::Document,
    ];
}

kernel::words! {
    /// 保管期限
    pub enum KeepClass {
        Permanent = "permanent",
        Years30 = "years_30",
        Years10 = "years_10",
    }
}

impl KeepClass {
    /// None where it is kept for good.
    pub const fn years(self) -> Option<u8> {
        match self {
            Self::Permanent => None,
            Self::Years30 => Some(30),
            Self::Years10 => Some(10),
        }
    }
}

/// The rules of the area, each with its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    pub retention: Timeline<Retentions>,
    pub counting: Timeline<Counting>,
    pub sealing: Timeline<Sealing>,
    pub handover: Timeline<HandoverRule>,
}

impl Archive {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let retention = entries.take("archive.retention");
        let counting = entries.take("archive.counting");
        let sealing = entries.take("archive.sealing");
        let handover = entries.take("archive.handover");
        Some(Self { retention: retention?, counting: counting?, sealing: sealing?, handover: handover? })
    }
}

/// How long one kind is kept, and as what.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    pub keep: KeepClass,
    pub basis: String,
}

/// `archive.retention`: one entry for every kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Retentions(pub BTreeMap<FiledKind, Kept>);

impl Retentions {
    /// How long a kind is kept; for good where nothing is said.
    pub fn class(&self, kind: FiledKind) -> KeepClass {
        self.0.get(&kind).map_or(KeepClass::Permanent, |kept| kept.keep)
    }
}

/// `archive.counting`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counting {
    /// The time counts from the end of the year something is filed in, and not from its day.
    pub from_year_end: bool,
}

/// `archive.sealing`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealing {
    /// The month of the following year whose last day is the last to seal a year.
    pub due_month: u8,
}

/// `archive.handover`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverRule {
    /// Days a handover is offered for, after the post has changed.
    pub offered_days: Setting,
}
