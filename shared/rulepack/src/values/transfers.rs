//! 组织关系接转 and 流动党员: when a relation moves, on what paper, how long each step may take.

use super::measure::{Setting, Switch, Weight};
use crate::{Timeline, load::Entries};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

kernel::words! {
    /// Business that is not finished when a member wants to move.
    pub enum Pending {
        Admission = "admission",
        /// 转正
        Confirmation = "confirmation",
        Discipline = "discipline",
        /// Dues behind the month of the letter.
        Arrears = "arrears",
        /// A committee that may not exchange nationwide.
        Power = "power",
    }
}

kernel::words! {
    /// What a member who is away carries.
    pub enum Paper {
        /// Nothing is needed yet.
        None = "none",
        /// 证明信, or the card of a floating member.
        Certificate = "certificate",
        /// 组织关系介绍信
        Letter = "letter",
    }
}

kernel::words! {
    /// How far a letter has to travel.
    pub enum Distance {
        City = "city",
        Outside = "outside",
    }
}

kernel::words! {
    /// A state of a transfer. The table of steps is in the rules of `transfers`.
    pub enum TransferState {
        Draft = "draft",
        Applied = "applied",
        FromBranchOk = "from_branch_ok",
        FromCommitteeOk = "from_committee_ok",
        LetterIssued = "letter_issued",
        InTransit = "in_transit",
        ToCommitteeOk = "to_committee_ok",
        ToBranchAccepted = "to_branch_accepted",
        ReceiptReturned = "receipt_returned",
        Archived = "archived",
        ReturnedForFix = "returned_for_fix",
        Expired = "expired",
        SelfWithdrawn = "self_withdrawn",
        RejectedByReceiver = "rejected_by_receiver",
        Revoked = "revoked",
        /// Within one committee: the branch that lets go agreed.
        FromOk = "from_ok",
        /// Within one committee: the branch that takes agreed, and the member moved.
        ToOk = "to_ok",
    }
}

kernel::words! {
    /// What a floating member may do where he or she has come to.
    pub enum InflowRight {
        Activities = "activities",
        PayDues = "pay_dues",
        Appraisal = "appraisal",
        Vote = "vote",
        Elect = "elect",
        StandForElection = "stand_for_election",
    }
}

/// The rules of the area, each with its versions. From when a member is floating is `members.floating`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfers {
    pub practice: Timeline<Switch>,
    pub need: Timeline<Need>,
    pub letter: Timeline<Letter>,
    pub pending: Timeline<PendingRules>,
    pub limits: Timeline<Limits>,
    pub inflow: Timeline<Inflow>,
}

impl Transfers {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let practice = entries.take("transfers.practice");
        let need = entries.take("transfers.need");
        let letter = entries.take("transfers.letter");
        let pending = entries.take("transfers.pending");
        let limits = entries.take("transfers.limits");
        let inflow = entries.take("transfers.inflow");
        Some(Self {
            practice: practice?,
            need: need?,
            letter: letter?,
            pending: pending?,
            limits: limits?,
            inflow: inflow?,
        })
    }
}

/// `transfers.need`: what somebody who goes away for so long needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Months from which a stay at a fairly fixed place asks for a transfer.
    pub transfer_months: u8,
    /// Up to so many months no paper is needed.
    pub no_paper_months: Setting,
    /// Months without moving, taking part or paying after which the branch looks into 自行脱党.
    pub neglect_months: u8,
}

/// `transfers.letter`: days a letter is valid, and years its stub is kept.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    pub days: BTreeMap<Distance, Setting>,
    pub stub_years: u8,
}

/// How grave one kind of unfinished business is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PendingRule {
    pub usual: Weight,
    pub may_change: bool,
}

/// `transfers.pending`: one entry for every kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct PendingRules(pub BTreeMap<Pending, PendingRule>);

/// `transfers.limits`: calendar days a transfer may rest in a state before it is overdue.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Limits(pub BTreeMap<TransferState, Setting>);

/// `transfers.inflow`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inflow {
    pub rights: BTreeSet<InflowRight>,
    /// The branch hears from somebody abroad at least so often.
    pub contact_months: u8,
    /// Years abroad without return after which membership is generally suspended.
    pub abroad_suspend_years: u8,
}
