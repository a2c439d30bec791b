use super::super::{Finding, amount::LARGEST};
use super::{EntryKind, Fund, LedgerAccount, MoneyPlace, Posting};
use kernel::Fen;

/// Money that came or went, before it is an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    pub kind: EntryKind,
    pub fund: Fund,
    /// Where the money came to or went from. A deposit always goes from cash to the bank.
    pub money: MoneyPlace,
    /// More than nothing; the direction is the kind's.
    pub amount: Fen,
}

impl Movement {
    /// The two sides of it.
    ///
    /// # Errors
    /// When the amount is nothing or too large, or the kind does not move money of this fund.
    pub fn postings(&self) -> Result<Vec<Posting>, Finding> {
        if self.amount <= Fen(0) {
            return Err(Finding::NegativeAmount { given: self.amount });
        }
        if self.amount > LARGEST {
            return Err(Finding::TooLarge { given: self.amount, most: LARGEST });
        }
        let (debit, credit) = self.sides().ok_or(Finding::MixedFunds)?;
        Ok(vec![Posting::debit(debit, self.amount), Posting::credit(credit, self.amount)])
    }

    /// Whether the money leaves what the fund holds, so that there must be enough.
    pub const fn leaves(&self) -> bool {
        matches!(self.kind, EntryKind::Remit | EntryKind::AllocateOut | EntryKind::Spend)
    }

    fn sides(&self) -> Option<(LedgerAccount, LedgerAccount)> {
        let money = LedgerAccount::from(self.money);
        Some(match (self.kind, self.fund) {
            (EntryKind::Pay, Fund::Ordinary) => (money, LedgerAccount::Dues),
            (EntryKind::Voluntary, Fund::Ordinary) => (money, LedgerAccount::Voluntary),
            (EntryKind::Voluntary | EntryKind::Receive | EntryKind::Opening, Fund::Centre) => {
                (money, LedgerAccount::Centre)
            }
            (EntryKind::Special | EntryKind::Receive | EntryKind::Opening, Fund::Special) => {
                (money, LedgerAccount::Special)
            }
            (EntryKind::Receive, Fund::Ordinary) => (money, LedgerAccount::Received),
            (EntryKind::Opening, Fund::Ordinary) => (money, LedgerAccount::Opening),
            (EntryKind::AllocateIn, Fund::Ordinary) => (money, LedgerAccount::AllocatedIn),
            (EntryKind::Interest, Fund::Ordinary) => (money, LedgerAccount::Interest),
            (EntryKind::Remit, Fund::Ordinary) => (LedgerAccount::Remitted, money),
            (EntryKind::Remit, Fund::Centre) => (LedgerAccount::CentreRemitted, money),
            (EntryKind::Remit, Fund::Special) => (LedgerAccount::SpecialRemitted, money),
            (EntryKind::AllocateOut, Fund::Ordinary) => (LedgerAccount::AllocatedOut, money),
            (EntryKind::Spend, Fund::Ordinary) => (LedgerAccount::Spent, money),
            (EntryKind::Deposit, _) => (LedgerAccount::Bank, LedgerAccount::Cash),
            _ => return None,
        })
    }
}
