//! Decisions of a meeting: quorum and majority.

use super::Finding;
use rulepack::{
    Base, Basis, Version,
    organisational_life::{BallotForm, Decision, DecisionRule, Decisions},
};

/// Voters and votes; probationary members and guests are in none of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    pub should: u32,
    pub present: u32,
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Too few came; nothing was decided.
    NoQuorum,
    NotPassed,
    Passed,
}

/// What was decided, what it took, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub verdict: Verdict,
    pub present_needed: u32,
    pub yes_needed: u32,
    pub basis: Basis,
}

/// Judges a decision; none where the rules do not know its kind.
///
/// # Errors
/// When the numbers cannot be, or the ballot had another form than the rule asks for.
pub fn judge(
    rules: &Version<Decisions>,
    decision: Decision,
    ballot: BallotForm,
    counts: Counts,
) -> Result<Option<Decided>, Vec<Finding>> {
    let Some(rule) = rules.value.0.get(&decision) else { return Ok(None) };
    let faults = faults(rule, ballot, counts);
    if !faults.is_empty() {
        return Err(faults);
    }
    let base = match rule.of {
        Base::ShouldAttend => counts.should,
        Base::Present => counts.present,
    };
    let (present_needed, yes_needed) = (rule.quorum.least(counts.should), rule.pass.least(base));
    let verdict = match (counts.present >= present_needed, counts.yes >= yes_needed) {
        (false, _) => Verdict::NoQuorum,
        (true, false) => Verdict::NotPassed,
        (true, true) => Verdict::Passed,
    };
    Ok(Some(Decided { verdict, present_needed, yes_needed, basis: rules.basis("meetings.decisions") }))
}

fn faults(rule: &DecisionRule, ballot: BallotForm, counts: Counts) -> Vec<Finding> {
    let Counts { should, present, yes, no, abstain } = counts;
    let mut faults = Vec::new();
    if present > should {
        faults.push(Finding::PresentOverShould { present, should });
    }
    let votes = yes.saturating_add(no).saturating_add(abstain);
    if votes > present {
        faults.push(Finding::VotesOverPresent { votes, present });
    }
    if rule.ballot != BallotForm::Either && rule.ballot != ballot {
        faults.push(Finding::WrongBallot { needed: rule.ballot });
    }
    faults
}
