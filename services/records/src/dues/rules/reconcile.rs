//! Reconciliation: the rows of a bank or payment file against the payments that are expected.
//!
//! First by the reference of the request, then by the payer's name and the sum of the oldest months. The answer does
//! not depend on the order of the file. What is not certain is left to people.

use super::amount;
use kernel::{Fen, YearMonth, words};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// A row of the file. `amount` is what the payer gave: the channel's fee is not taken off dues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The bank's or channel's number of the transaction.
    pub transaction: &'a str,
    pub on: Date,
    pub amount: Fen,
    pub payer: &'a str,
    /// Where the request's reference arrives, alone or within a remark.
    pub remark: &'a str,
}

/// A month that is expected to be paid. `M` is the id of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected<'a, M> {
    pub member: M,
    pub name: &'a str,
    pub month: YearMonth,
    pub amount: Fen,
    /// Of the request this month was asked for with; several months may share one, several members never.
    pub reference: Option<&'a str>,
}

words! {
    /// Why a row is left to people.
    pub enum RowDoubt {
        /// The transaction was booked before, or stands twice in the file.
        Repeated = "repeated",
        /// Known payer, other sum than what is owed.
        OtherAmount = "other_amount",
        /// Several members of this name, or several requests named.
        Ambiguous = "ambiguous",
        Unknown = "unknown",
        /// Money that went back, or no money.
        NotReceived = "not_received",
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<M> {
    /// Pays for these months of a member.
    Pays {
        member: M,
        months: Vec<YearMonth>,
    },
    Doubt(RowDoubt),
}

/// One outcome for each row, in the order of the rows. Every expected month is paid by one row at the most.
pub fn reconcile<M: Copy + Ord>(
    rows: &[Row<'_>],
    expected: &[Expected<'_, M>],
    booked: &BTreeSet<&str>,
) -> Vec<Outcome<M>> {
    let mut open = Open::new(expected);
    let mut outcomes: Vec<Option<Outcome<M>>> = rows.iter().map(|row| unusable(row, rows, booked)).collect();
    let mut order: Vec<usize> = (0..rows.len()).filter(|n| outcomes[*n].is_none()).collect();
    order.sort_by_key(|n| (rows[*n].on, rows[*n].transaction));
    for by in [Open::by_reference, Open::by_name] {
        for n in &order {
            if outcomes[*n].is_none() {
                outcomes[*n] = by(&mut open, &rows[*n]);
            }
        }
    }
    outcomes.into_iter().map(|outcome| outcome.unwrap_or(Outcome::Doubt(RowDoubt::Unknown))).collect()
}

fn unusable<M>(row: &Row<'_>, rows: &[Row<'_>], booked: &BTreeSet<&str>) -> Option<Outcome<M>> {
    let same = rows.iter().filter(|other| other.transaction == row.transaction).count();
    if row.amount <= Fen(0) {
        Some(Outcome::Doubt(RowDoubt::NotReceived))
    } else if same > 1 || booked.contains(row.transaction) {
        Some(Outcome::Doubt(RowDoubt::Repeated))
    } else {
        None
    }
}

/// What is still to be paid.
struct Open<'a, M> {
    months: BTreeMap<(M, YearMonth), &'a Expected<'a, M>>,
    names: BTreeMap<String, BTreeSet<M>>,
    references: BTreeSet<&'a str>,
}

impl<'a, M: Copy + Ord> Open<'a, M> {
    fn new(expected: &'a [Expected<'a, M>]) -> Self {
        let mut names: BTreeMap<String, BTreeSet<M>> = BTreeMap::new();
        for one in expected {
            names.entry(plain(one.name)).or_default().insert(one.member);
        }
        Self {
            months: expected.iter().map(|one| ((one.member, one.month), one)).collect(),
            names,
            references: expected
                .iter()
                .filter_map(|one| one.reference)
                .filter(|text| !text.is_empty())
                .collect(),
        }
    }

    /// The request named in the remark, paid as a whole.
    fn by_reference(&mut self, row: &Row<'_>) -> Option<Outcome<M>> {
        let named: Vec<&str> =
            self.references.iter().copied().filter(|reference| names(row.remark, reference)).collect();
        let reference = match named[..] {
            [] => return None,
            [one] => one,
            _ => return Some(Outcome::Doubt(RowDoubt::Ambiguous)),
        };
        let asked = |one: &&Expected<'_, M>| one.reference == Some(reference);
        let asked: Vec<&Expected<'_, M>> = self.months.values().copied().filter(asked).collect();
        let members: BTreeSet<M> = asked.iter().map(|one| one.member).collect();
        let sum = amount::sum(asked.iter().map(|one| one.amount));
        Some(match members.first().filter(|_| members.len() == 1) {
            Some(member) if sum == row.amount => self.pay(*member, &asked),
            None if members.len() > 1 => Outcome::Doubt(RowDoubt::Ambiguous),
            _ => Outcome::Doubt(RowDoubt::OtherAmount),
        })
    }

    /// The oldest months of the only member of that name, when some of them make up the sum.
    fn by_name(&mut self, row: &Row<'_>) -> Option<Outcome<M>> {
        let members = self.names.get(&plain(row.payer))?;
        let member = match members.len() {
            1 => *members.first()?,
            _ => return Some(Outcome::Doubt(RowDoubt::Ambiguous)),
        };
        let of_member = self.months.values().copied().filter(|one| one.member == member);
        let mut oldest: Vec<&Expected<'_, M>> = Vec::new();
        for one in of_member {
            oldest.push(one);
            if amount::sum(oldest.iter().map(|one| one.amount)) == row.amount {
                return Some(self.pay(member, &oldest));
            }
        }
        Some(Outcome::Doubt(RowDoubt::OtherAmount))
    }

    fn pay(&mut self, member: M, paid: &[&Expected<'_, M>]) -> Outcome<M> {
        let months: Vec<YearMonth> = paid.iter().map(|one| one.month).collect();
        for month in &months {
            self.months.remove(&(member, *month));
        }
        Outcome::Pays { member, months }
    }
}

/// Whether a remark holds a reference as a word of its own, not as a part of a longer number.
fn names(remark: &str, reference: &str) -> bool {
    let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    remark.match_indices(reference).any(|(at, _)| {
        let (before, after) = (&remark[..at], &remark[at + reference.len()..]);
        !joined(before.chars().next_back()) && !joined(after.chars().next())
    })
}

/// A name without blanks and middle dots, which banks spell in several ways.
fn plain(name: &str) -> String {
    let dot = ['·', '•', '・', '.', '．'];
    name.chars().filter(|c| !c.is_whitespace() && !dot.contains(c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
#[path = "reconcile_tests.rs"]
mod tests;
