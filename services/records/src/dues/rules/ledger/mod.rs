//! The ledger: double entries that are appended and never changed. A mistake is taken back by an entry that points
//! at the wrong one and does the opposite.

mod balance;
mod book;
mod entry;
mod movement;

pub use balance::{Trial, trial_balance};
pub use book::{Book, enough};
pub use entry::{Entry, Posting, balanced};
pub use movement::Movement;

use kernel::words;

words! {
    /// What an entry records. Fixing an amount moves no money and is kept beside the ledger.
    pub enum EntryKind {
        /// 收缴
        Pay = "pay",
        /// 自愿多交
        Voluntary = "voluntary",
        /// 特殊党费
        Special = "special",
        /// 上缴
        Remit = "remit",
        /// 下级上缴
        Receive = "receive",
        /// 下拨, 返还 to a lower body
        AllocateOut = "allocate_out",
        /// The same from a higher body.
        AllocateIn = "allocate_in",
        /// 支出
        Spend = "spend",
        /// 利息
        Interest = "interest",
        /// Cash brought to the bank.
        Deposit = "deposit",
        /// What was there when the ledger began.
        Opening = "opening",
        /// 冲正
        Reverse = "reverse",
    }
}

words! {
    /// Where money lies.
    pub enum MoneyPlace {
        Cash = "cash",
        /// The dues account.
        Bank = "bank",
    }
}

words! {
    /// Whose money it is.
    pub enum Fund {
        /// The body's own dues.
        Ordinary = "ordinary",
        /// Extra payments on their way to the Centre.
        Centre = "centre",
        /// Special dues of a campaign.
        Special = "special",
    }
}

words! {
    /// Accounts of a body's ledger. Money and uses have debit balances, sources have credit balances.
    pub enum LedgerAccount {
        Cash = "cash",
        Bank = "bank",
        Opening = "opening",
        Dues = "dues",
        Voluntary = "voluntary",
        Interest = "interest",
        Received = "received",
        AllocatedIn = "allocated_in",
        Remitted = "remitted",
        AllocatedOut = "allocated_out",
        Spent = "spent",
        /// Taken in for the Centre, and passed on.
        Centre = "centre",
        CentreRemitted = "centre_remitted",
        Special = "special",
        SpecialRemitted = "special_remitted",
    }
}

impl From<MoneyPlace> for LedgerAccount {
    fn from(money: MoneyPlace) -> Self {
        match money {
            MoneyPlace::Cash => Self::Cash,
            MoneyPlace::Bank => Self::Bank,
        }
    }
}

#[cfg(test)]
mod tests;
