use crate::{
    desk::Desk,
    dues::{store::assessment::Model, words::AssessmentKind},
    notice::Notice,
    sealing,
};
use kernel::{DuesAssessmentId, Fen, MemberId, UnitId, YearMonth};
use rest::{Problem, kinds};
use rulepack::{
    Basis, UnitKind,
    dues::{ChangeReason, PayerKind, Rounding},
};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

const BASE: &str = "dues_assessments.base";

/// A rule of the field an amount rests on, and where it can be looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DuesRule)]
pub struct RuleOut {
    /// Such as `dues.rates`.
    pub rule: String,
    pub source: String,
    pub effective_from: Date,
    /// The organisation decided something in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

impl From<Basis> for RuleOut {
    fn from(basis: Basis) -> Self {
        let Basis { rule, source, effective_from, own } = basis;
        Self { rule: rule.to_owned(), source, effective_from, own }
    }
}

/// How an amount was reckoned from pay. Sensitive: kept sealed, shown on request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DuesReckoning)]
pub struct Reckoning {
    /// What the rate was applied to.
    pub base: Fen,
    pub basis_points: u16,
    /// By rate, before the cap.
    pub computed: Fen,
    pub rounding: Rounding,
}

/// What a member owes a month from a month on, and the rules it rests on.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesAssessment)]
pub struct AssessmentOut {
    pub id: DuesAssessmentId,
    pub member_id: MemberId,
    /// The branch at the time.
    pub unit_id: UnitId,
    pub kind: AssessmentKind,
    pub payer: Option<PayerKind>,
    pub from_month: YearMonth,
    /// The last month of an exemption.
    pub until_month: Option<YearMonth>,
    /// A month, in fen.
    pub amount: Fen,
    pub reason: Option<ChangeReason>,
    pub studied_on: Option<Date>,
    pub approved_on: Option<Date>,
    pub approved_by: Option<UnitKind>,
    pub doc_no: Option<String>,
    /// As they were in force for the first month.
    pub rests_on: Vec<RuleOut>,
    /// Whether the pay it was reckoned from is kept, sealed.
    pub base_kept: bool,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
    /// For whoever has just entered the pay, and for the member who takes the own data away.
    pub reckoning: Option<Reckoning>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Notice>,
}

impl AssessmentOut {
    pub fn of(row: Model) -> Self {
        Self {
            id: row.id,
            member_id: row.member_id,
            unit_id: row.unit_id,
            kind: row.kind,
            payer: row.payer,
            from_month: YearMonth::of(row.from_month),
            until_month: row.until_month.map(YearMonth::of),
            amount: Fen(row.amount),
            reason: row.reason,
            studied_on: row.studied_on,
            approved_on: row.approved_on,
            approved_by: row.approved_by,
            doc_no: row.doc_no,
            rests_on: serde_json::from_value(row.rests_on).unwrap_or_default(),
            base_kept: row.base_sealed.is_some(),
            recorded_at: row.recorded_at,
            reckoning: None,
            warnings: Vec::new(),
        }
    }
}

/// # Errors
/// When the vault cannot seal.
pub fn seal(
    desk: &Desk<'_>,
    id: DuesAssessmentId,
    reckoning: Option<&Reckoning>,
) -> Result<Option<Vec<u8>>, Problem> {
    let text = reckoning.map(serde_json::to_string).transpose();
    let text = text.map_err(|error| kinds::INTERNAL.problem().because(error))?;
    sealing::seal(desk.tx.vault(), BASE, Uuid::from(id), text.as_deref())
}

/// # Errors
/// When it does not open.
pub fn open(desk: &Desk<'_>, row: &Model) -> Result<Option<Reckoning>, Problem> {
    let text = sealing::open(desk.tx.vault(), BASE, Uuid::from(row.id), row.base_sealed.as_deref())?;
    let read = text.as_deref().map(serde_json::from_str).transpose();
    read.map_err(|error| kinds::INTERNAL.problem().because(error))
}
