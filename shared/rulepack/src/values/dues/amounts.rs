//! How much a member owes a month.

use super::{
    BaseMethod, BaseOf, ChangeReason, Choice, Collected, Deduction, Employer, FixedFor, FixingMode, PayItem,
    PayerKind, RateTable,
};
use crate::UnitKind;
use kernel::Fen;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// `dues.practice`: whether the organisation collects dues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    pub practised: bool,
    /// Whether it may decide otherwise.
    pub choice: bool,
    pub collects: Collected,
}

impl Practice {
    /// Whether dues are collected, given what the organisation decided.
    pub fn practised(self, chosen: Option<bool>) -> bool {
        chosen.filter(|_| self.choice).unwrap_or(self.practised)
    }
}

/// How the dues of a kind of payer are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum PayerRule {
    Rate {
        table: RateTable,
        base: BaseOf,
        fixed_for: FixedFor,
    },
    /// An amount a month, in fen; where the bounds differ the organisation sets it.
    Fixed {
        least: Fen,
        usual: Fen,
        most: Fen,
    },
}

impl PayerRule {
    pub const fn fixed_for(self) -> FixedFor {
        match self {
            Self::Rate { fixed_for, .. } => fixed_for,
            Self::Fixed { .. } => FixedFor::Year,
        }
    }
}

/// `dues.payers`: one entry for every way to live, or one for every class of an association's members.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Payers(pub BTreeMap<PayerKind, PayerRule>);

/// A part of the scale of income. Its rate applies to the whole income that falls into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bracket {
    /// Its last fen; the last bracket has none.
    #[serde(default)]
    pub up_to: Option<Fen>,
    pub basis_points: u16,
}

/// `dues.rates`: brackets by table, lowest first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Rates(pub BTreeMap<RateTable, Vec<Bracket>>);

impl Rates {
    /// The bracket a base falls into. There is one for every base: the last of a table is open.
    pub fn bracket(&self, table: RateTable, base: Fen) -> Option<&Bracket> {
        self.0.get(&table)?.iter().find(|bracket| bracket.up_to.is_none_or(|limit| base <= limit))
    }
}

/// What makes up the base of monthly pay.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseRule {
    pub deducted: BTreeSet<Deduction>,
    pub counted: BTreeMap<Employer, BTreeSet<PayItem>>,
}

/// `dues.base`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    pub method: Choice<BaseMethod>,
    pub methods: BTreeMap<BaseMethod, BaseRule>,
}

/// `dues.fixing`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixing {
    pub mode: Choice<FixingMode>,
    /// For which an amount changes within the year it was fixed for.
    pub reasons: BTreeSet<ChangeReason>,
}

/// `dues.cap`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// What one member normally does not exceed in a month.
    #[serde(default)]
    pub monthly: Option<Fen>,
    /// Whether an organisation may go without it.
    pub may_lift: bool,
}

/// `dues.hardship`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hardship {
    /// Kinds of unit above the branch that may approve.
    pub approvers: BTreeSet<UnitKind>,
}
