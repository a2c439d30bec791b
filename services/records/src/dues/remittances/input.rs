use crate::dues::{
    rules::ledger::{Fund, MoneyPlace},
    words::RemittanceKind,
};
use kernel::{Fen, UnitId, YearMonth};
use rulepack::dues::SpendingPurpose;
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// Money that is sent up, or down.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDuesRemittance {
    pub kind: RemittanceKind,
    pub from_unit_id: UnitId,
    /// `allocate`: a unit directly below. What is remitted goes to the level above.
    #[serde(default)]
    pub to_unit_id: Option<UnitId>,
    /// The unit's own dues when absent.
    #[serde(default)]
    pub fund: Option<Fund>,
    /// In fen.
    pub amount: Fen,
    /// Where it is taken from.
    pub money: MoneyPlace,
    pub sent_on: Date,
    /// `remit`: the months whose receipts it is of.
    #[serde(default)]
    pub first_month: Option<YearMonth>,
    #[serde(default)]
    pub last_month: Option<YearMonth>,
    /// `allocate`: for what; a return of what was remitted has no purpose.
    #[serde(default)]
    pub purpose: Option<SpendingPurpose>,
    /// `allocate`: which meeting decided what.
    #[serde(default)]
    pub decision: Option<String>,
    #[serde(default)]
    pub decided_on: Option<Date>,
    #[serde(default)]
    pub note: Option<String>,
}
