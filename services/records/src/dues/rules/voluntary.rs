//! Extra payments (自愿多交) and special dues (特殊党费). Neither is ever mixed with monthly dues.

use super::{Basis, Finding, ledger::Fund};
use kernel::Fen;
use rulepack::{Version, dues::Voluntary};

/// One extra payment, handed in at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extra {
    pub amount: Fen,
    /// Whether the short note on the member is there that goes up with a large one.
    pub note: bool,
}

/// Where an extra payment goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// `Ordinary` stays with the local dues; `Centre` is passed on as a whole.
    pub fund: Fund,
    pub rests_on: Basis,
    pub notes: Vec<Finding>,
}

/// # Errors
/// When nothing was given.
pub fn destination(extra: Extra, rule: &Version<Voluntary>) -> Result<Destination, Finding> {
    if extra.amount <= Fen(0) {
        return Err(Finding::NegativeAmount { given: extra.amount });
    }
    let centre = extra.amount >= rule.value.centre_from;
    Ok(Destination {
        fund: if centre { Fund::Centre } else { Fund::Ordinary },
        rests_on: rule.basis("dues.voluntary"),
        notes: if centre && !extra.note { vec![Finding::NoteMissing] } else { Vec::new() },
    })
}

/// Special dues are given to a campaign that was called; a branch does not ask for them by itself.
pub fn special(amount: Fen, campaign_called: bool) -> Result<(), Finding> {
    if amount <= Fen(0) {
        return Err(Finding::NegativeAmount { given: amount });
    }
    if campaign_called { Ok(()) } else { Err(Finding::CampaignMissing) }
}
