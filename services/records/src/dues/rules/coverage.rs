//! Which months a member has paid for. A month is covered by one payment or by none.

use super::{Finding, Months, fixing::Owed};
use kernel::YearMonth;
use std::collections::BTreeMap;

/// Months and the payment that covers each. `I` is the id of a payment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage<I>(BTreeMap<YearMonth, I>);

impl<I: Copy + PartialEq> Coverage<I> {
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds a payment.
    ///
    /// # Errors
    /// When a month of it is covered already; then nothing is added.
    pub fn cover(&mut self, months: Months, payment: I) -> Result<(), Finding> {
        if let Some(taken) = self.overlap(months) {
            return Err(Finding::AlreadyPaid { months: taken });
        }
        self.0.extend(months.iter().map(|month| (month, payment)));
        Ok(())
    }

    /// Takes the months of a reversed payment out again.
    pub fn uncover(&mut self, payment: I) {
        self.0.retain(|_, by| *by != payment);
    }

    pub fn covers(&self, month: YearMonth) -> bool {
        self.0.contains_key(&month)
    }

    pub fn payment(&self, month: YearMonth) -> Option<I> {
        self.0.get(&month).copied()
    }

    /// From the first to the last of these months that is covered.
    pub fn overlap(&self, months: Months) -> Option<Months> {
        let mut taken = months.iter().filter(|month| self.covers(*month));
        let first = taken.next()?;
        Months::new(first, taken.next_back().unwrap_or(first))
    }

    /// The oldest month that owes something and is not covered.
    pub fn first_unpaid(&self, owed: &Owed) -> Option<YearMonth> {
        self.unpaid(owed).next()
    }

    /// Up to which month everything owed is paid, for the letter of a transfer. None when not even the first is.
    pub fn paid_to(&self, owed: &Owed) -> Option<YearMonth> {
        let paid = owed.iter().take_while(|(month, fen)| fen.0 == 0 || self.covers(**month));
        paid.last().map(|(month, _)| *month)
    }

    pub fn unpaid<'a>(&'a self, owed: &'a Owed) -> impl Iterator<Item = YearMonth> + 'a {
        owed.iter().filter(|(month, fen)| fen.0 > 0 && !self.covers(**month)).map(|(month, _)| *month)
    }
}
