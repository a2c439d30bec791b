use super::super::amount;
use super::{Entry, Fund, LedgerAccount};
use kernel::Fen;
use std::collections::BTreeMap;

/// What every account shows: debit balances positive, credit balances negative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    pub accounts: BTreeMap<LedgerAccount, Fen>,
}

/// Adds up entries: all of a body's, or those of a period.
pub fn trial_balance<'a, I: 'a>(entries: impl IntoIterator<Item = &'a Entry<I>>) -> Trial {
    let mut trial = Trial::default();
    for side in entries.into_iter().flat_map(|entry| &entry.postings) {
        let account = trial.accounts.entry(side.account).or_default();
        *account = amount::sum([*account, side.amount]);
    }
    trial
}

impl Trial {
    pub fn of(&self, account: LedgerAccount) -> Fen {
        self.accounts.get(&account).copied().unwrap_or_default()
    }

    /// What came in by a source.
    pub fn source(&self, account: LedgerAccount) -> Fen {
        amount::less(Fen(0), self.of(account))
    }

    /// All debit balances together.
    pub fn debits(&self) -> Fen {
        amount::sum(self.accounts.values().copied().filter(|net| *net > Fen(0)))
    }

    /// All credit balances together, as a positive number; the same as the debits.
    pub fn credits(&self) -> Fen {
        amount::less(Fen(0), amount::sum(self.accounts.values().copied().filter(|net| *net < Fen(0))))
    }

    /// Cash and bank, whosever it is.
    pub fn money(&self) -> Fen {
        amount::sum([self.of(LedgerAccount::Cash), self.of(LedgerAccount::Bank)])
    }

    /// What of the money belongs to a fund.
    pub fn held(&self, fund: Fund) -> Fen {
        amount::less(Fen(0), amount::sum(accounts(fund).iter().map(|account| self.of(*account))))
    }
}

/// Sources and uses of a fund; every account but cash and bank belongs to one.
const fn accounts(fund: Fund) -> &'static [LedgerAccount] {
    match fund {
        Fund::Ordinary => &[
            LedgerAccount::Opening,
            LedgerAccount::Dues,
            LedgerAccount::Voluntary,
            LedgerAccount::Interest,
            LedgerAccount::Received,
            LedgerAccount::AllocatedIn,
            LedgerAccount::Remitted,
            LedgerAccount::AllocatedOut,
            LedgerAccount::Spent,
        ],
        Fund::Centre => &[LedgerAccount::Centre, LedgerAccount::CentreRemitted],
        Fund::Special => &[LedgerAccount::Special, LedgerAccount::SpecialRemitted],
    }
}
