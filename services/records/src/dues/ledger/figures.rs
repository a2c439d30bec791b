//! What a span of time came to. Frozen where it is kept: with a closed month and with a published year.

use crate::dues::rules::{
    ledger::Trial,
    publish::{Held, Year, of_trials},
};
use kernel::Fen;
use rest::{Problem, kinds};
use sea_orm::JsonValue;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Receipts and uses of a unit, in fen: `opening + receipts - remitted - allocated_out - used = balance`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DuesFigures)]
pub struct FiguresOut {
    pub opening: Fen,
    /// Monthly dues of the own members.
    pub dues: Fen,
    /// Extra payments that stay.
    pub voluntary: Fen,
    pub interest: Fen,
    /// From the units below.
    pub received: Fen,
    /// From the unit above.
    pub allocated_in: Fen,
    pub receipts: Fen,
    pub remitted: Fen,
    pub allocated_out: Fen,
    pub used: Fen,
    pub balance: Fen,
    /// On its way to the Centre; not part of the above.
    pub centre: HeldOut,
    /// Special dues; not part of the above.
    pub special: HeldOut,
}

/// Money that is held for somebody else, in fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DuesHeld)]
pub struct HeldOut {
    pub opening: Fen,
    pub taken_in: Fen,
    pub passed_on: Fen,
    pub balance: Fen,
}

impl FiguresOut {
    /// From what the accounts showed before, and what came within.
    pub fn of(before: &Trial, within: &Trial) -> Self {
        // the year is a matter of who asks
        of_trials(0, before, within).into()
    }

    /// # Errors
    /// Never: it is plain figures.
    pub fn frozen(&self) -> Result<JsonValue, Problem> {
        serde_json::to_value(self).map_err(|error| kinds::INTERNAL.problem().because(error))
    }

    /// # Errors
    /// When what is kept is none of ours.
    pub fn read(kept: JsonValue) -> Result<Self, Problem> {
        serde_json::from_value(kept).map_err(|error| kinds::INTERNAL.problem().because(error))
    }
}

impl From<Year> for FiguresOut {
    fn from(year: Year) -> Self {
        Self {
            opening: year.opening,
            dues: year.dues,
            voluntary: year.voluntary,
            interest: year.interest,
            received: year.received,
            allocated_in: year.allocated_in,
            receipts: year.receipts,
            remitted: year.remitted,
            allocated_out: year.allocated_out,
            used: year.used,
            balance: year.balance,
            centre: year.centre.into(),
            special: year.special.into(),
        }
    }
}

impl From<Held> for HeldOut {
    fn from(held: Held) -> Self {
        let Held { opening, taken_in, passed_on, balance } = held;
        Self { opening, taken_in, passed_on, balance }
    }
}
