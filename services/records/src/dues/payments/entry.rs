//! A payment as the ledger sees it.

use crate::dues::{
    rules::{
        Finding,
        ledger::{Entry, EntryKind, Fund, MoneyPlace, Movement},
        pay::PayChannel,
    },
    store::payment::Model,
};
use kernel::{DuesPaymentId, Fen};

/// # Errors
/// When it moves nothing.
pub fn of(row: &Model) -> Result<Entry<DuesPaymentId>, Finding> {
    let money = match row.channel {
        PayChannel::Cash => MoneyPlace::Cash,
        PayChannel::Transfer | PayChannel::Online => MoneyPlace::Bank,
    };
    let amount = Fen(row.amount.saturating_abs());
    let paid = Movement { kind: EntryKind::Pay, fund: Fund::Ordinary, money, amount };
    let entry = Entry::new(row.id, row.paid_on, &paid)?;
    Ok(Entry { reverses: row.reverses, ..entry })
}
