use super::super::{Finding, closing};
use super::{Entry, EntryKind, LedgerAccount, MoneyPlace, Movement, Trial, balanced, trial_balance};
use kernel::YearMonth;
use time::Date;

/// The ledger of one body as a value. Entries are only ever added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book<I> {
    entries: Vec<Entry<I>>,
    settled_to: Option<YearMonth>,
}

impl<I: Copy + PartialEq> Book<I> {
    pub const fn new() -> Self {
        Self { entries: Vec::new(), settled_to: None }
    }

    pub fn entries(&self) -> &[Entry<I>] {
        &self.entries
    }

    pub fn trial(&self) -> Trial {
        trial_balance(&self.entries)
    }

    /// Locks everything up to this month; never unlocks.
    pub fn settle(&mut self, month: YearMonth) {
        self.settled_to = self.settled_to.max(Some(month));
    }

    /// Books a movement.
    ///
    /// # Errors
    /// As [`Movement::postings`] and [`Book::append`], and when there is not so much to pass on or spend.
    pub fn record(&mut self, id: I, on: Date, movement: &Movement) -> Result<(), Finding> {
        let entry = Entry::new(id, on, movement)?;
        enough(&self.trial(), movement)?;
        self.append(entry)
    }

    /// Takes a wrong entry back.
    ///
    /// # Errors
    /// As [`Entry::reversal`] and [`Book::append`].
    pub fn reverse(&mut self, id: I, wrong: I, on: Date) -> Result<(), Finding> {
        let entry = self.find(wrong).ok_or(Finding::NoSuchEntry)?.reversal(id, on)?;
        self.append(entry)
    }

    /// # Errors
    /// When the entry does not balance, its id is taken, its month is settled, or it is a reversal of something it
    /// does not reverse or that was reversed before.
    pub fn append(&mut self, entry: Entry<I>) -> Result<(), Finding> {
        balanced(&entry.postings)?;
        closing::open(entry.on, self.settled_to)?;
        if self.find(entry.id).is_some() {
            return Err(Finding::Repeated);
        }
        self.reverses_rightly(&entry)?;
        self.entries.push(entry);
        Ok(())
    }

    fn reverses_rightly(&self, entry: &Entry<I>) -> Result<(), Finding> {
        let wrong = match (entry.kind, entry.reverses) {
            (EntryKind::Reverse, Some(wrong)) => self.find(wrong).ok_or(Finding::NoSuchEntry)?,
            (EntryKind::Reverse, None) | (_, Some(_)) => return Err(Finding::NotTheReverse),
            (_, None) => return Ok(()),
        };
        if self.entries.iter().any(|other| other.reverses == Some(wrong.id)) {
            return Err(Finding::AlreadyReversed);
        }
        let expected = wrong.reversal(entry.id, entry.on)?;
        if expected.postings == entry.postings { Ok(()) } else { Err(Finding::NotTheReverse) }
    }

    fn find(&self, id: I) -> Option<&Entry<I>> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

impl<I: Copy + PartialEq> Default for Book<I> {
    fn default() -> Self {
        Self::new()
    }
}

/// There is enough where the money lies, and enough of whom it belongs to.
///
/// # Errors
/// With the lesser of the two.
pub fn enough(trial: &Trial, movement: &Movement) -> Result<(), Finding> {
    let lies = trial.of(LedgerAccount::from(movement.money));
    let have = match movement.kind {
        EntryKind::Deposit => trial.of(LedgerAccount::from(MoneyPlace::Cash)),
        _ if movement.leaves() => lies.min(trial.held(movement.fund)),
        _ => return Ok(()),
    };
    if movement.amount > have {
        Err(Finding::NotEnoughMoney { have, asked: movement.amount })
    } else {
        Ok(())
    }
}
