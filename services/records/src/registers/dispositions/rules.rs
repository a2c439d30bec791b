//! What must be true of a disposition, and what follows from it. Pure.

use kernel::{add_months, words};
use rulepack::{
    cadres::{Influences, Penalty},
    dispositions::{ApprovalLevel, DecidingBody, DispositionKind, DispositionRule},
};
use time::Date;

words! {
    /// What stands against a disposition.
    pub enum DispositionDoubt {
        /// Not decided by a body that may.
        WrongBody = "wrong_body",
        /// Approved, and not far enough up.
        ApprovedTooLow = "approved_too_low",
        /// Of somebody on probation.
        OfFullMembers = "of_full_members",
        /// What has to be tried before was not.
        StepMissing = "step_missing",
        /// No length, one out of bounds, or one too many.
        WrongTerm = "wrong_term",
    }
}

/// Something that was decided.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub by: DecidingBody,
    pub decided_on: Date,
    pub level: Option<ApprovalLevel>,
    pub months: Option<u16>,
    /// Whether the member was a full one on the day.
    pub full: bool,
    /// What is in force of the same member, and since when.
    pub earlier: &'a [(DispositionKind, Date)],
}

/// Everything that stands against it.
pub fn doubts(rule: &DispositionRule, case: &Case<'_>) -> Vec<DispositionDoubt> {
    let low = case.by != DecidingBody::HigherBody
        && rule.approval.is_some_and(|least| case.level.is_some_and(|level| level < least));
    let earlier =
        |wanted| case.earlier.iter().any(|(kind, since)| *kind == wanted && *since <= case.decided_on);
    let term = match (rule.term, case.months) {
        (Some(term), Some(months)) => term.allows(months),
        (term, months) => term.is_none() && months.is_none(),
    };
    let found = [
        (!rule.by.contains(&case.by), DispositionDoubt::WrongBody),
        (low, DispositionDoubt::ApprovedTooLow),
        (rule.full_only && !case.full, DispositionDoubt::OfFullMembers),
        (rule.after.is_some_and(|wanted| !earlier(wanted)), DispositionDoubt::StepMissing),
        (!term, DispositionDoubt::WrongTerm),
    ];
    found.into_iter().filter(|(so, _)| *so).map(|(_, doubt)| doubt).collect()
}

/// The day from which it is in force; none while the approval it needs is missing. History is taken as it is told.
pub fn in_force(
    rule: &DispositionRule,
    by: DecidingBody,
    decided_on: Date,
    approval: Option<(ApprovalLevel, Date)>,
    history: bool,
) -> Option<Date> {
    match (rule.approval, approval) {
        _ if by == DecidingBody::HigherBody => Some(decided_on),
        // what is filed was decided before, and holds from then on
        (None, _) | (Some(ApprovalLevel::Filed), Some(_)) => Some(decided_on),
        (Some(least), Some((level, on))) if level >= least || history => Some(on),
        (Some(_), _) => history.then_some(decided_on),
    }
}

/// The last day of a term.
pub fn last_day(from: Date, months: u16) -> Date {
    let after = add_months(from, months);
    after.previous_day().unwrap_or(after)
}

/// The first day on which a penalty keeps from promotion no more, by the rule on cadres; none of what is no penalty, and
/// of what lasts.
pub fn influence_until(
    rules: &Influences,
    kind: DispositionKind,
    from: Date,
    months: Option<u16>,
) -> Option<Date> {
    let penalty = match kind {
        DispositionKind::Warning => Penalty::Warning,
        DispositionKind::SevereWarning => Penalty::SevereWarning,
        DispositionKind::RemovalFromPartyPosts => Penalty::RemovalFromPartyPosts,
        DispositionKind::ProbationWithinParty => Penalty::ProbationWithinParty,
        _ => return None,
    };
    let rule = rules.0.get(&penalty).filter(|rule| !rule.lasting)?;
    Some(add_months(from, months.unwrap_or_default().saturating_add(rule.months)))
}

#[cfg(test)]
mod tests;
