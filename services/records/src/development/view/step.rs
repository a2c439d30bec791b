use crate::{
    desk::Desk,
    development::{
        rules::{Ruleset, VoteVerdict},
        said::{FindingOut, Told},
        spoken,
        store::{step::Model, vote},
        whole::Whole,
    },
};
use kernel::{DevelopmentStepId, MeetingId, SHANGHAI, business_date};
use rulepack::{
    UnitKind,
    development::{BallotMethod, ResolutionPart, Stage},
};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

/// A step that was recorded.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentStep)]
pub struct StepOut {
    pub id: DevelopmentStepId,
    /// Counted from 1, in the order of recording.
    pub number: i32,
    pub step: String,
    pub name: String,
    /// Its number on the chart.
    pub no: Option<u8>,
    pub stage: Option<Stage>,
    pub outcome: String,
    /// Whether the step counts as done.
    pub fulfils: bool,
    /// The date on paper.
    pub decided_on: Date,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
    pub recorded_by: Option<Uuid>,
    /// Days between the paper and the record.
    pub recorded_after: i64,
    pub back_filled_reason: Option<String>,
    pub note: Option<String>,
    /// Of the extension that was decided.
    pub months: Option<i16>,
    pub training_hours: Option<i16>,
    pub training_days: Option<i16>,
    pub reported_on: Option<Date>,
    pub opinions_heard: Option<bool>,
    pub candidate_present: Option<bool>,
    pub introducers_present: Option<bool>,
    pub resolution: Vec<ResolutionPart>,
    pub body: Option<BodyOut>,
    pub vote: Option<VoteOut>,
    /// At which the vote was taken.
    pub meeting_id: Option<MeetingId>,
    /// What the rules had to say when it was recorded.
    pub warnings: Vec<FindingOut>,
    pub retracted: Option<RetractedOut>,
}

/// Which body decided.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentDecider)]
pub struct BodyOut {
    pub unit_id: Option<kernel::UnitId>,
    pub name: String,
    pub kind: UnitKind,
    pub under_township: bool,
}

/// A vote, counted.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentVote)]
pub struct VoteOut {
    pub method: BallotMethod,
    pub entitled: i32,
    pub excluded: i32,
    pub should: i32,
    pub present: i32,
    /// The fewest present for a valid meeting.
    pub quorum: u32,
    pub issued: i32,
    pub returned: i32,
    pub yes: i32,
    pub no: i32,
    pub abstained: i32,
    pub spoilt: i32,
    pub written_yes: i32,
    pub written_no: i32,
    /// The fewest approvals that pass.
    pub needed: u32,
    pub verdict: VoteVerdict,
    pub source: String,
}

/// When and why a step was taken back.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentRetracted)]
pub struct RetractedOut {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub reason: String,
}

pub fn steps(desk: &Desk<'_>, rules: &Ruleset<'_>, whole: &Whole) -> Vec<StepOut> {
    whole.steps.iter().map(|step| out(desk, rules, step, whole.votes.get(&step.id))).collect()
}

fn out(desk: &Desk<'_>, rules: &Ruleset<'_>, step: &Model, vote: Option<&vote::Model>) -> StepOut {
    let (workflow, record) = (&rules.workflow.value, step.record());
    let known = workflow.step(&record.step);
    let outcome = known.and_then(|known| known.outcome(&record.outcome));
    // what cannot be read any more is not told
    let warnings: Vec<Told> = serde_json::from_value(step.warnings.clone()).unwrap_or_default();
    let recorded_on = business_date(step.recorded_at, SHANGHAI).min(desk.today);
    let body = step.body_name.clone().zip(step.body_kind).map(|(name, kind)| BodyOut {
        unit_id: step.body_unit_id,
        name,
        kind,
        under_township: step.body_under_township.unwrap_or_default(),
    });
    let words = step.resolution.iter().flatten();
    StepOut {
        id: step.id,
        number: step.number,
        name: spoken::step(workflow, &step.step),
        no: known.and_then(|known| known.no),
        stage: known.and_then(|known| known.stage),
        fulfils: outcome.is_some_and(|outcome| outcome.fulfils),
        step: step.step.clone(),
        outcome: step.outcome.clone(),
        decided_on: step.decided_on,
        recorded_at: step.recorded_at,
        recorded_by: step.recorded_by,
        recorded_after: (recorded_on - step.decided_on).whole_days().max(0),
        back_filled_reason: step.history_reason.clone(),
        note: step.note.clone(),
        months: step.months,
        training_hours: step.training_hours,
        training_days: step.training_days,
        reported_on: step.reported_on,
        opinions_heard: step.opinions_heard,
        candidate_present: step.candidate_present,
        introducers_present: step.introducers_present,
        resolution: words.filter_map(|word| word.parse().ok()).collect(),
        body,
        vote: vote.map(|vote| VoteOut::of(rules, vote)),
        meeting_id: step.meeting_id,
        warnings: warnings.into_iter().map(|told| told.out(rules)).collect(),
        retracted: step
            .retracted_at
            .zip(step.retracted_reason.clone())
            .map(|(at, reason)| RetractedOut { at, reason }),
    }
}

impl VoteOut {
    /// With the numbers that were needed by these rules.
    pub fn of(rules: &Ruleset<'_>, vote: &vote::Model) -> Self {
        let should = vote.entitled - vote.excluded;
        let whole = u32::try_from(should).unwrap_or_default();
        Self {
            method: vote.method,
            entitled: vote.entitled,
            excluded: vote.excluded,
            should,
            present: vote.present,
            quorum: rules.votes.value.quorum.least_of(whole),
            issued: vote.issued,
            returned: vote.returned,
            yes: vote.yes,
            no: vote.no,
            abstained: vote.abstained,
            spoilt: vote.spoilt,
            written_yes: vote.written_yes,
            written_no: vote.written_no,
            needed: rules.votes.value.majority.least_of(whole),
            verdict: vote.verdict,
            source: rules.votes.source.clone(),
        }
    }
}
