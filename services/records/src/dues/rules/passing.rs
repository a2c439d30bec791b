//! MoneyPlace between two levels of the tree: what one sends the other confirms; and what comes down again.

use super::{Finding, amount, ledger::Fund};
use kernel::Fen;
use rulepack::dues::{ShareRounding, SpendingPurpose};
use time::Date;

/// One side's word on a transfer. `I` is the id of what was sent, which both name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side<I> {
    pub transfer: I,
    pub fund: Fund,
    pub amount: Fen,
    pub on: Date,
}

/// The receiver's word agrees with the sender's: same transfer, same fund, same amount, not before it was sent.
///
/// # Errors
/// With what differs.
pub fn agrees<I: PartialEq>(sent: &Side<I>, received: &Side<I>) -> Result<(), Finding> {
    if sent.transfer != received.transfer {
        return Err(Finding::NoSuchEntry);
    }
    if sent.fund != received.fund {
        return Err(Finding::MixedFunds);
    }
    if sent.amount != received.amount {
        return Err(Finding::SidesDiffer { sent: sent.amount, received: received.amount });
    }
    if received.on < sent.on {
        return Err(Finding::BeforeTheEntry { entry_on: sent.on, on: received.on });
    }
    Ok(())
}

/// What was sent, what of it was confirmed, and how many transfers wait for the other side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    pub sent: Fen,
    pub confirmed: Fen,
    pub waiting: u32,
}

/// Puts both sides' words together. When nothing waits, what the branches sent is what the level above received.
pub fn agreement<I: PartialEq>(sent: &[Side<I>], received: &[Side<I>]) -> Agreement {
    let confirmed = |one: &&Side<I>| received.iter().any(|other| agrees(one, other).is_ok());
    let (agreed, waiting): (Vec<_>, Vec<_>) = sent.iter().partition(confirmed);
    Agreement {
        sent: amount::sum(sent.iter().map(|one| one.amount)),
        confirmed: amount::sum(agreed.iter().map(|one| one.amount)),
        waiting: u32::try_from(waiting.len()).unwrap_or(u32::MAX),
    }
}

/// Money given down (下拨): for a purpose, decided by the committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    pub amount: Fen,
    /// None for a return of what was remitted, which the receiver uses as its own dues.
    pub purpose: Option<SpendingPurpose>,
    pub decided: bool,
}

/// Everything that is wrong with an allocation out of this balance.
pub fn allocate(allocation: &Allocation, balance: Fen) -> Vec<Finding> {
    let mut findings = Vec::new();
    if allocation.amount <= Fen(0) {
        findings.push(Finding::NegativeAmount { given: allocation.amount });
    }
    if !allocation.decided {
        findings.push(Finding::DecisionMissing);
    }
    if allocation.amount > balance {
        findings.push(Finding::NotEnoughMoney { have: balance, asked: allocation.amount });
    }
    findings
}

/// What goes back to a body of what it remitted (返还), by the share the level above has set.
pub fn returned(remitted: Fen, basis_points: u16, rounding: ShareRounding) -> Fen {
    amount::share(remitted, basis_points.min(amount::WHOLE), rounding)
}
