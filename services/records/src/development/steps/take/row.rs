use super::Named;
use crate::{
    desk::Desk,
    development::{
        rules::{self, Origin, Proposal, Verdict},
        said::Told,
        steps::input::NewStep,
        store::step,
        whole::{Judged, Whole},
    },
};
use kernel::DevelopmentStepId;
use rulepack::development::ResolutionPart;
use serde_json::Value;
use std::collections::BTreeSet;

/// The step as the rules judge it.
pub fn proposal(desk: &Desk<'_>, new: &NewStep) -> Proposal {
    Proposal {
        step: new.step.clone(),
        outcome: new.outcome.clone(),
        on: new.decided_on,
        today: desk.today,
        origin: match &new.back_filled_reason {
            Some(reason) => Origin::BackFilled { reason: reason.clone() },
            None => Origin::New,
        },
        excuses: new.excused(),
    }
}

/// The step as it is kept.
pub fn row(
    desk: &Desk<'_>,
    whole: &Whole,
    judged: &Judged<'_>,
    new: &NewStep,
    named: &Named,
    found: &Verdict,
    proposal: &Proposal,
) -> step::Model {
    let number = |n: Option<u16>| n.and_then(|n| i16::try_from(n).ok());
    let words = |parts: &BTreeSet<ResolutionPart>| parts.iter().map(ToString::to_string).collect();
    let warnings: Vec<Told> = found.findings.iter().map(Told::of).collect();
    let last = whole.steps.last().map_or(0, |step| step.number);
    step::Model {
        id: DevelopmentStepId::new(),
        file_id: whole.file.id,
        number: last + 1,
        step: new.step.to_string(),
        outcome: new.outcome.to_string(),
        decided_on: new.decided_on,
        months: number(rules::record(&judged.case(), proposal).months),
        history_reason: new.back_filled_reason.clone(),
        note: new.note.clone(),
        meeting_id: new.meeting_id,
        training_hours: number(new.training_hours),
        training_days: number(new.training_days),
        reported_on: new.reported_on,
        opinions_heard: new.opinions_heard,
        candidate_present: new.candidate_present,
        introducers_present: new.introducers_present,
        resolution: new.resolution.as_ref().map(words),
        body_unit_id: named.body.as_ref().and_then(|body| body.unit_id),
        body_name: named.body.as_ref().map(|body| body.name.clone()),
        body_kind: named.body.as_ref().map(|body| body.kind),
        body_under_township: named.body.as_ref().map(|body| body.under_township),
        warnings: json(&warnings),
        rests_on: json(&judged.rules.sources().into_iter().map(|source| source.basis).collect::<Vec<_>>()),
        recorded_by: desk.who.id,
        recorded_at: desk.now,
        retracted_by: None,
        retracted_at: None,
        retracted_reason: None,
    }
}

/// These are plain lists of texts and days.
fn json(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}
