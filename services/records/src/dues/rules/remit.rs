//! Remittance (上缴): the share of receipts an edge of the tree passes up.

use super::{
    Finding, amount,
    ledger::{Entry, LedgerAccount},
};
use kernel::Fen;
use rulepack::dues::{Remittance, ShareRounding, Shared};
use time::Date;

/// The share of an edge from a day on; it holds until the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub from: Date,
    pub basis_points: u16,
}

/// What was received and counts, with the day whose share applies; taken back where negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub on: Date,
    pub amount: Fen,
}

/// What a body passes up and what it keeps. Together they are the receipts, and what rounding leaves is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division {
    pub receipts: Fen,
    pub remit: Fen,
    pub keep: Fen,
}

impl Division {
    /// What is still to be passed up when so much went before: rounding once over the whole period never drifts.
    pub fn outstanding(&self, remitted: Fen) -> Fen {
        amount::less(self.remit, remitted)
    }
}

/// The receipts of a ledger the share is taken of. What is taken back counts by the day of the wrong entry, so that
/// both cancel out whatever the share became.
pub fn receipts<I: PartialEq>(entries: &[Entry<I>], rule: &Remittance) -> Vec<Receipt> {
    let account = |shared: &Shared| match shared {
        Shared::Pay => LedgerAccount::Dues,
        Shared::Voluntary => LedgerAccount::Voluntary,
    };
    let counted: Vec<LedgerAccount> = rule.counted.iter().map(account).collect();
    let day = |entry: &Entry<I>| {
        let wrong = entry.reverses.as_ref().and_then(|wrong| entries.iter().find(|one| one.id == *wrong));
        wrong.unwrap_or(entry).on
    };
    let of = |entry: &Entry<I>| {
        let sides = entry.postings.iter().filter(|side| counted.contains(&side.account));
        let amount = amount::less(Fen(0), amount::sum(sides.map(|side| side.amount)));
        (amount != Fen(0)).then(|| Receipt { on: day(entry), amount })
    };
    entries.iter().filter_map(of).collect()
}

/// # Errors
/// Outside of what the rules leave to the level above.
pub fn may_set(share: Share, rule: &Remittance) -> Result<(), Finding> {
    let (least, most, given) = (rule.share.least, rule.share.most, share.basis_points);
    if (least..=most).contains(&given) {
        Ok(())
    } else {
        Err(Finding::ShareOutOfBounds { least, most, given })
    }
}

/// The share in force on a day. Of two from the same day the one recorded later.
///
/// # Errors
/// When none was set by then: nothing is assumed.
pub fn share_on(shares: &[Share], day: Date) -> Result<Share, Finding> {
    let set = shares.iter().filter(|share| share.from <= day).max_by_key(|share| share.from);
    set.copied().ok_or(Finding::ShareNotSet { on: day })
}

/// Divides receipts, each by the share of its day, and rounds once at the end.
///
/// # Errors
/// When a receipt came before any share was set.
pub fn divide(receipts: &[Receipt], shares: &[Share], rounding: ShareRounding) -> Result<Division, Finding> {
    let mut products = 0_i128;
    for receipt in receipts {
        let share = share_on(shares, receipt.on)?;
        products += i128::from(receipt.amount.0) * i128::from(share.basis_points);
    }
    let total = amount::sum(receipts.iter().map(|receipt| receipt.amount));
    let remit = amount::share_of(products, rounding);
    Ok(Division { receipts: total, remit, keep: amount::less(total, remit) })
}
