use crate::transfers::{
    rules::{Actor, Step},
    said::Told,
    store::{letter, receipt, step},
};
use kernel::{TransferLetterId, YearMonth};
use rulepack::{
    Basis, Weight,
    transfers::{Distance, TransferState},
};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// Where a rule of the field is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = TransferRule)]
pub struct RuleOut {
    /// Such as `transfers.letter`.
    pub rule: String,
    pub source: String,
    /// When this wording took effect.
    pub since: Date,
    /// The organisation decided something in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

impl From<Basis> for RuleOut {
    fn from(basis: Basis) -> Self {
        let Basis { rule, source, effective_from, own } = basis;
        Self { rule: rule.to_owned(), source, since: effective_from, own }
    }
}

/// What the rules find: a `block` stands against the transfer, a `warn` is to be seen to.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TransferFinding)]
pub struct FindingOut {
    /// Stable; match on this.
    pub code: &'static str,
    pub weight: Weight,
    pub detail: String,
    pub basis: Option<RuleOut>,
}

pub fn finding(told: Told) -> FindingOut {
    FindingOut {
        code: told.kind.code,
        weight: told.weight,
        detail: told.detail(),
        basis: told.basis.map(Into::into),
    }
}

/// A step that was taken.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TransferStep)]
pub struct StepOut {
    pub number: i32,
    #[schema(inline)]
    pub step: Step,
    #[schema(inline)]
    pub actor: Actor,
    /// For the member, by the branch.
    pub on_behalf: bool,
    #[schema(inline)]
    pub to_state: TransferState,
    pub on: Date,
    pub reason: Option<String>,
    /// Who recorded it; none for the calendar, and for an account without a member record.
    pub taken_by: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
}

impl From<step::Model> for StepOut {
    fn from(step: step::Model) -> Self {
        Self {
            number: step.number,
            step: step.step,
            actor: step.actor,
            on_behalf: step.on_behalf,
            to_state: step.to_state,
            on: step.on_day,
            reason: step.reason,
            taken_by: step.taken_by_name,
            recorded_at: step.recorded_at,
        }
    }
}

/// An introduction letter.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TransferLetter)]
pub struct LetterOut {
    pub id: TransferLetterId,
    /// From 1; a later one takes the place of those before.
    pub version: i32,
    /// Such as `2026-007`, or what stands on a letter from elsewhere.
    pub serial: String,
    #[schema(inline)]
    pub distance: Option<Distance>,
    pub issued_on: Date,
    /// The last day on which it is taken.
    pub valid_until: Date,
    pub valid_days: i64,
    /// The last month whose dues the sender has.
    pub paid_to: YearMonth,
    /// Its stub is kept until then.
    pub keep_until: Date,
    pub rests_on: Vec<RuleOut>,
}

impl From<letter::Model> for LetterOut {
    fn from(letter: letter::Model) -> Self {
        Self {
            id: letter.id,
            version: letter.version,
            serial: letter.serial(),
            distance: letter.distance,
            issued_on: letter.issued_on,
            valid_until: letter.valid_until,
            valid_days: (letter.valid_until - letter.issued_on).whole_days(),
            paid_to: YearMonth::of(letter.paid_to),
            keep_until: letter.keep_until,
            rests_on: serde_json::from_value(letter.rests_on).unwrap_or_default(),
        }
    }
}

/// What the receiving committee said back.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TransferReceipt)]
pub struct ReceiptOut {
    pub accepted_on: Date,
    pub returned_on: Date,
    pub handled_by: Option<String>,
}

impl From<receipt::Model> for ReceiptOut {
    fn from(receipt: receipt::Model) -> Self {
        Self {
            accepted_on: receipt.accepted_on,
            returned_on: receipt.returned_on,
            handled_by: receipt.handled_by,
        }
    }
}
