//! The introduction letter (介绍信): how long it is valid, and what it says of dues.

use super::Finding;
use kernel::{YearMonth, add_years};
use rulepack::{
    Basis, Version, Weight,
    transfers::{Distance, Letter, Pending, PendingRules},
};
use time::{Date, Duration};

/// A letter that was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issued {
    pub issued_on: Date,
    /// The last day on which the receiver takes it.
    pub valid_until: Date,
    /// The last month whose dues the sender has.
    pub paid_to: YearMonth,
}

impl Issued {
    pub fn is_valid(&self, day: Date) -> bool {
        day <= self.valid_until
    }
}

/// Issues a letter for so many days; none given takes the usual number. Says by which rule.
///
/// # Errors
/// When the days lie outside of the bounds.
pub fn issue(
    rules: &Version<Letter>,
    distance: Distance,
    days: Option<u16>,
    issued_on: Date,
    paid_to: YearMonth,
) -> Result<(Issued, Basis), Finding> {
    let Some(setting) = rules.value.days.get(&distance) else { return Err(Finding::LetterMissing) };
    let days = days.unwrap_or(setting.usual);
    if !setting.allows(days) {
        return Err(Finding::LetterDays { days, least: setting.least, most: setting.most });
    }
    let valid_until = issued_on.saturating_add(Duration::days(days.into()));
    Ok((Issued { issued_on, valid_until, paid_to }, rules.basis("transfers.letter")))
}

/// Dues that lie behind the month of the letter. `chosen`: how grave an organisation takes it.
pub fn arrears(rules: &PendingRules, chosen: Option<Weight>, letter: &Issued) -> Option<Finding> {
    let months = u16::try_from(YearMonth::of(letter.issued_on).since(letter.paid_to)).unwrap_or(0);
    let weight = super::opening::weight(rules, Pending::Arrears, chosen)?;
    (months > 0).then_some(Finding::Arrears { paid_to: letter.paid_to, months, weight })
}

/// The day until which the stub is kept.
pub fn keep_stub_until(rules: &Letter, issued_on: Date) -> Date {
    add_years(issued_on, rules.stub_years)
}
