use super::Named;
use crate::development::{
    problems::NOT_ASKED,
    rules::{Body, Facts, Ruleset, Training, VoteVerdict, missing_parts},
    steps::input::NewStep,
    whole::sound,
    words::DevelopmentInput,
};
use rest::{Problem, kinds};
use rulepack::UnitKind;

/// What a step does not ask about is not given with it, and where a file goes is.
///
/// # Errors
/// With the field that is given all the same, or missing.
pub fn fits(asked: &[DevelopmentInput], new: &NewStep) -> Result<(), Problem> {
    // of a file that was handed over before it was opened here
    let history = new.back_filled_reason.is_some();
    let hands_over = asked.contains(&DevelopmentInput::Unit) && !history;
    let names = asked.contains(&DevelopmentInput::Contacts) || asked.contains(&DevelopmentInput::Introducers);
    let given = [
        (!new.mentors.is_empty() && !names, "/mentors"),
        (new.vote.is_some() && !asked.contains(&DevelopmentInput::Vote), "/vote"),
        (new.meeting_id.is_some() && !asked.contains(&DevelopmentInput::Vote), "/meeting_id"),
        (new.body.is_some() && !asked.contains(&DevelopmentInput::Body), "/body"),
        (new.months.is_some() && !asked.contains(&DevelopmentInput::Months), "/months"),
        (
            (new.training_hours.is_some() || new.training_days.is_some())
                && !asked.contains(&DevelopmentInput::Training),
            "/training_hours",
        ),
        (new.to_unit_id.is_some() && !hands_over, "/to_unit_id"),
    ];
    match given.iter().find(|(wrong, _)| *wrong) {
        Some((_, pointer)) => Err(NOT_ASKED.at(*pointer)),
        None if hands_over && new.to_unit_id.is_none() => Err(kinds::MISSING.at("/to_unit_id")),
        None => Ok(()),
    }
}

/// What is known of the file, with what is told of this step.
pub fn told(
    facts: Facts,
    rules: &Ruleset<'_>,
    asked: &[DevelopmentInput],
    new: &NewStep,
    named: &Named,
    verdict: Option<VoteVerdict>,
) -> Facts {
    let mut facts = facts;
    let mentors =
        || named.mentors.iter().map(|member| sound(Some(member), &named.resting, &named.gone)).collect();
    if asked.contains(&DevelopmentInput::Contacts) {
        facts.contacts = mentors();
    }
    if asked.contains(&DevelopmentInput::Introducers) {
        facts.introducers = mentors();
    }
    if asked.contains(&DevelopmentInput::Training) {
        let (hours, days) = (new.training_hours.unwrap_or(0), new.training_days.unwrap_or(0));
        facts.trainings.push(Training { ended_on: new.decided_on, hours, days });
    }
    facts.opinions_heard = new.opinions_heard;
    facts.candidate_present = new.candidate_present;
    facts.introducers_present = new.introducers_present;
    facts.ballot = new.vote.as_ref().map(|vote| vote.method);
    facts.vote_passed = verdict.map(|verdict| verdict == VoteVerdict::Passed);
    let whole = new.resolution.as_ref().map(|held| missing_parts(&rules.votes.value, held).is_empty());
    facts.resolution_complete = whole;
    facts.extension_months = new.months;
    facts.reported_on = new.reported_on.or(facts.reported_on);
    facts.body = named.body.as_ref().map(|body| Body {
        kind: body.kind,
        under_township: body.under_township,
        temporary: body.kind == UnitKind::TemporaryBranch,
    });
    facts
}
