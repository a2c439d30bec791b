//! How the term of a body stands. The calendar of elections says it, so that a figure and the calendar never differ.

use crate::elections::{TermState, rules::term};
use kernel::add_years;
use rulepack::Terms;
use time::Date;

/// On the cut-off day, for a term of so many years; unknown while nobody has said when it began.
pub fn state(rules: &Terms, started: Option<Date>, years: u8, on: Date) -> TermState {
    let known = started.map(|started| term::ending(rules, years, add_years(started, years)));
    TermState::on(known.as_ref(), on)
}
