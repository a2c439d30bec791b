use super::{
    item::{FileItem, item},
    whole::{MentorOut, ProbationOut, ProgressOut, mentors, progress},
};
use crate::{
    desk::Desk,
    development::{
        rules::{Earliest, next_steps},
        spoken,
        store::notice,
        whole::{Judged, Whole},
    },
};
use rest::Problem;
use rulepack::{
    Basis,
    development::{Actor, NoticeField, Signer, Stage, Workflow},
};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// The own development file: what was done, what comes next, and what one has to do oneself. What others wrote in
/// judgement is not in it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = OwnDevelopmentFile)]
pub struct OwnFile {
    #[serde(flatten)]
    pub file: FileItem,
    pub progress: ProgressOut,
    pub steps: Vec<OwnStep>,
    pub next: Vec<OwnNext>,
    pub mentors: Vec<MentorOut>,
    /// Public notices that stand; what was raised during them is not told.
    pub notices: Vec<OwnNotice>,
    pub probation: Option<ProbationOut>,
}

/// A public notice about oneself.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = OwnDevelopmentNotice)]
pub struct OwnNotice {
    /// The step it comes before.
    pub name: String,
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
    /// It is up today.
    pub running: bool,
    pub shown: Vec<NoticeField>,
    pub place: Option<String>,
    pub objection_phone: Option<String>,
    pub objection_address: Option<String>,
}

/// A step that was taken and counts.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = OwnDevelopmentStep)]
pub struct OwnStep {
    pub step: String,
    pub name: String,
    pub no: Option<u8>,
    pub stage: Option<Stage>,
    pub outcome: String,
    pub decided_on: Date,
}

/// A step that comes next.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = OwnDevelopmentNext)]
pub struct OwnNext {
    pub step: String,
    pub name: String,
    pub no: Option<u8>,
    pub actor: Actor,
    /// The first day on which it can be taken.
    pub earliest: Option<Date>,
    /// The rules that ask to wait until then.
    pub rests_on: Vec<Basis>,
    /// Papers one writes and signs oneself.
    pub papers: Vec<String>,
}

/// # Errors
/// When a step is not one of the procedure any more.
pub fn own(desk: &Desk<'_>, whole: &Whole) -> Result<OwnFile, Problem> {
    let judged = Judged::of(desk, whole, desk.today)?;
    let workflow = &judged.rules.workflow.value;
    let taken = whole.counting().filter_map(|step| {
        let record = step.record();
        let known = workflow.step(&record.step)?;
        known.outcome(&record.outcome).filter(|outcome| outcome.fulfils)?;
        Some(OwnStep {
            name: spoken::step(workflow, &step.step),
            step: step.step.clone(),
            no: known.no,
            stage: known.stage,
            outcome: step.outcome.clone(),
            decided_on: step.decided_on,
        })
    });
    Ok(OwnFile {
        file: item(desk, &whole.file, whole.unit.name.clone())?,
        progress: progress(&judged),
        steps: taken.collect(),
        next: if whole.file.closed_on.is_some() { Vec::new() } else { next(&judged, whole) },
        mentors: mentors(whole).into_iter().filter(|mentor| !mentor.former).collect(),
        notices: notices(desk, workflow, whole),
        probation: ProbationOut::of(&judged),
    })
}

fn notices(desk: &Desk<'_>, workflow: &Workflow, whole: &Whole) -> Vec<OwnNotice> {
    let out = |notice: &notice::Model| OwnNotice {
        name: spoken::step(workflow, &notice.ahead_of),
        from_on: notice.from_on,
        until_on: notice.until_on,
        running: notice.runs_on(desk.today),
        shown: notice.shown.iter().filter_map(|word| word.parse().ok()).collect(),
        place: notice.place.clone(),
        objection_phone: notice.objection_phone.clone(),
        objection_address: notice.objection_address.clone(),
    };
    whole.notices.iter().filter(|notice| notice.withdrawn_at.is_none()).map(out).collect()
}

/// Each step once, with the way that comes first; what may be repeated is next until it was done once.
fn next(judged: &Judged<'_>, whole: &Whole) -> Vec<OwnNext> {
    let (case, rules) = (judged.case(), &judged.rules);
    let floor = judged.progress.entered_on.unwrap_or(whole.file.since);
    let mut found: Vec<OwnNext> = Vec::new();
    for way in next_steps(&case, floor) {
        let known = rules.workflow.value.step(&way.step);
        let done = judged.progress.taken_on(&way.step).is_some();
        let Some(step) = known.filter(|_| !done && found.iter().all(|one| way.step != *one.step.as_str()))
        else {
            continue;
        };
        let signed = rules.file.value.of_step(&step.code);
        let papers = signed.filter(|paper| paper.signed_by.contains(&Signer::Person));
        found.push(OwnNext {
            step: step.code.to_string(),
            name: spoken::step(&rules.workflow.value, step.code.as_str()),
            no: step.no,
            actor: step.actor,
            earliest: way.on,
            rests_on: rests_on(&way),
            papers: papers.map(|paper| rest::voice().say(&paper.name).into_owned()).collect(),
        });
    }
    found
}

/// Each once; what else is said of a wait is for those who keep the file.
fn rests_on(way: &Earliest) -> Vec<Basis> {
    let mut all: Vec<Basis> = Vec::new();
    for source in way.waits.iter().map(|finding| &finding.source) {
        let basis = Basis { own: source.own, ..source.basis.clone() };
        if !all.contains(&basis) {
            all.push(basis);
        }
    }
    all
}
