//! Months somebody paid for before coming here are not collected a second time.

use super::{
    problems::PAID_ELSEWHERE,
    rules::{Months, received::Letter},
    said,
};
use crate::desk::Desk;
use rest::Problem;

/// # Errors
/// When the letter covers one of these months, by the rule that has it say so.
pub fn refuse(
    desk: &Desk<'_>,
    letter: Option<Letter>,
    months: Months,
    pointer: impl Into<String>,
) -> Result<(), Problem> {
    let Some((letter, paid)) = letter.and_then(|letter| Some((letter, letter.overlap(months)?))) else {
        return Ok(());
    };
    let basis = desk.pack.transfers.letter.on(letter.issued_on).basis("transfers.letter");
    let problem =
        PAID_ELSEWHERE.at(pointer).with("month", said::months(paid)).with("paid_to", letter.paid_to);
    let problem = problem.with("letter_on", letter.issued_on).with("first", letter.first());
    Err(problem.with("rule", basis.rule).with("source", basis.source).with("since", basis.effective_from))
}
