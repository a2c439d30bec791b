//! Taking a step: the table, the papers it needs, and what it does to the member.

use super::{Actor, Finding, Route, Step, letter::Issued, machine};
use kernel::YearMonth;
use rulepack::transfers::TransferState;
use time::Date;

/// What is known when somebody wants to take a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt<'a> {
    pub route: Route,
    pub state: TransferState,
    pub step: Step,
    pub actor: Actor,
    /// The letter as it stands, or as it is about to be issued.
    pub letter: Option<Issued>,
    pub reason: &'a str,
    /// The day the step was taken on, by its paper.
    pub on: Date,
    pub today: Date,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub to: TransferState,
    pub moves: Option<Handover>,
    /// Nothing is open any more; the member may apply anew.
    pub closed: bool,
}

/// The member leaves one branch and joins the other, in one transaction; dates of a probation stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handover {
    /// First day with the receiving branch, and the day the other's roster ends before.
    pub on: Date,
    /// The sender's ledger closes with this month, and the receiver's begins with the next; none without a letter, where the committee keeps both.
    pub dues_to: Option<YearMonth>,
}

/// Takes a step.
///
/// # Errors
/// With every reason against it.
pub fn take(attempt: &Attempt<'_>) -> Result<Taken, Vec<Finding>> {
    let Attempt { route, state, step, actor, .. } = *attempt;
    let to = machine::next(route, state, step, actor).map_err(|finding| vec![finding])?;
    let mut faults = Vec::new();
    if step.needs_reason() && attempt.reason.trim().is_empty() {
        faults.push(Finding::ReasonMissing { step });
    }
    if attempt.on > attempt.today {
        faults.push(Finding::InFuture { on: attempt.on });
    }
    faults.extend(letter(attempt));
    if !faults.is_empty() {
        return Err(faults);
    }
    let moved = machine::home(state) != machine::home(to);
    let dues_to = attempt.letter.map(|letter| letter.paid_to);
    Ok(Taken { to, moves: moved.then_some(Handover { on: attempt.on, dues_to }), closed: is_closed(to) })
}

/// What follows is paper only, or nothing.
pub fn is_closed(state: TransferState) -> bool {
    machine::is_final(state) || machine::home(state) == machine::Home::Receiver
}

/// The letter is there where it is needed, valid where it is shown, and expires only when its days are over.
fn letter(attempt: &Attempt<'_>) -> Option<Finding> {
    let shown = attempt.step == Step::Approve && attempt.state == TransferState::InTransit;
    let sent = matches!(attempt.step, Step::Send | Step::IssueLetter);
    let taken = attempt.step == Step::Accept && attempt.route != Route::SameCommittee;
    let expires = attempt.step == Step::Expire;
    if !(shown || sent || taken || expires) {
        return None;
    }
    let Some(letter) = attempt.letter else { return Some(Finding::LetterMissing) };
    let Issued { issued_on, valid_until, .. } = letter;
    let over = !letter.is_valid(attempt.on);
    match (expires, over) {
        (true, false) => Some(Finding::NotExpired { valid_until }),
        (false, true) if shown || sent => Some(Finding::LetterExpired { valid_until }),
        (false, _) if attempt.on < issued_on => Some(Finding::BeforeLetter { on: attempt.on, issued_on }),
        _ => None,
    }
}
