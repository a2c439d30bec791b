use super::super::{Finding, amount};
use super::{EntryKind, LedgerAccount, Movement};
use kernel::Fen;
use time::Date;

/// One side of an entry: a debit is positive, a credit negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub account: LedgerAccount,
    pub amount: Fen,
}

impl Posting {
    pub const fn debit(account: LedgerAccount, amount: Fen) -> Self {
        Self { account, amount }
    }

    pub const fn credit(account: LedgerAccount, amount: Fen) -> Self {
        Self { account, amount: Fen(-amount.0) }
    }
}

/// An entry of the ledger, by ids of type `I`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<I> {
    pub id: I,
    pub on: Date,
    pub kind: EntryKind,
    pub postings: Vec<Posting>,
    /// The wrong entry, for a reversal and only for one.
    pub reverses: Option<I>,
}

impl<I: Copy + PartialEq> Entry<I> {
    /// # Errors
    /// As [`Movement::postings`]; a reversal is made from the wrong entry, by [`Entry::reversal`].
    pub fn new(id: I, on: Date, movement: &Movement) -> Result<Self, Finding> {
        Ok(Self { id, on, kind: movement.kind, postings: movement.postings()?, reverses: None })
    }

    /// The entry that takes this one back. Whether that was done before, the ledger knows.
    ///
    /// # Errors
    /// When this is a reversal itself, or the day lies before the entry's.
    pub fn reversal(&self, id: I, on: Date) -> Result<Self, Finding> {
        if self.reverses.is_some() || self.kind == EntryKind::Reverse {
            return Err(Finding::ReversalOfReversal);
        }
        if on < self.on {
            return Err(Finding::BeforeTheEntry { entry_on: self.on, on });
        }
        let postings = self.opposite();
        Ok(Self { id, on, kind: EntryKind::Reverse, postings, reverses: Some(self.id) })
    }

    pub(super) fn opposite(&self) -> Vec<Posting> {
        let turned = |side: &Posting| Posting::credit(side.account, side.amount);
        self.postings.iter().map(turned).collect()
    }
}

/// Debits equal credits, and something moves.
///
/// # Errors
/// With the difference.
pub fn balanced(postings: &[Posting]) -> Result<(), Finding> {
    let difference = amount::sum(postings.iter().map(|side| side.amount));
    let idle = postings.len() < 2 || postings.iter().any(|side| side.amount == Fen(0));
    if idle || difference != Fen(0) { Err(Finding::NotBalanced { difference }) } else { Ok(()) }
}
