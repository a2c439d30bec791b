//! Somebody who came with a letter: the months up to the one it names were the sender's.

use super::{Months, coverage::Coverage, fixing::Owed, months::first_after_transfer};
use kernel::YearMonth;
use time::Date;

/// What the letter of a transfer says of dues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The last month whose dues the sender has.
    pub paid_to: YearMonth,
    pub issued_on: Date,
}

impl Letter {
    /// The first month that is collected here.
    pub fn first(self) -> YearMonth {
        first_after_transfer(self.paid_to)
    }

    pub fn covers(self, month: YearMonth) -> bool {
        month < self.first()
    }

    /// Those of these months that the sender has the dues of.
    pub fn overlap(self, months: Months) -> Option<Months> {
        Months::new(months.first(), months.last().min(self.paid_to))
    }
}

/// What is owed here. Months of the letter are not, but for those that were paid here in an earlier stay.
pub fn owed_here<I: Copy + PartialEq>(mut owed: Owed, letter: Option<Letter>, paid: &Coverage<I>) -> Owed {
    if let Some(letter) = letter {
        owed.retain(|month, _| !letter.covers(*month) || paid.covers(*month));
    }
    owed
}
