use super::{
    known::{Known, Life},
    progress::{self, Last},
};
use crate::{
    desk::Desk,
    meetings::{
        papers::{self, PaperOut},
        rules::remedies::{Progress, recorded_elsewhere},
        store::{follow_up, meeting::Noted},
        view::{Basis, Names, Person},
        whole::Whole,
    },
};
use kernel::{DocumentId, MeetingId, words};
use rest::Problem;
use rulepack::organisational_life::LifeStep;
use serde::Serialize;
use std::collections::HashMap;
use time::Date;
use utoipa::ToSchema;

words! {
    /// How a step of an organisational-life meeting stands.
    pub enum LifeStepState {
        Done = "done",
        /// There is still time for it.
        Open = "open",
        /// A later one was taken without it.
        Missing = "missing",
    }
}

/// An organisational-life meeting from its preparation to its report.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeetingLife)]
pub struct LifeOut {
    /// In order; none where the rules ask for none.
    pub steps: Vec<StepOut>,
    pub basis: Basis,
    /// The meeting of the kind before.
    pub last: Option<LastOut>,
}

/// A step.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeetingLifeStep)]
pub struct StepOut {
    pub step: LifeStep,
    pub state: LifeStepState,
    /// It follows from what is recorded elsewhere; the others are noted here.
    pub derived: bool,
    /// As far as the day is known.
    pub on: Option<Date>,
    /// What makes it up, as far as it is counted: people who were asked, people who have talked, remedies.
    pub count: Option<u32>,
    /// How many it takes.
    pub of: Option<u32>,
    /// Who noted it, where that is a member.
    pub noted_by: Option<Person>,
    pub note: Option<String>,
    pub paper: Option<PaperOut>,
}

/// What became of the remedies of the meeting before.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = LastMeetingLife)]
pub struct LastOut {
    pub meeting_id: MeetingId,
    pub subject: String,
    pub day: Date,
    /// The day these numbers are of: that of this meeting, or today where it is still to come.
    pub as_of: Date,
    pub progress: ProgressOut,
    /// Open ones nobody has reported on lately.
    pub unreported: u32,
    pub basis: Basis,
}

/// How far the remedies of a meeting are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RemedyProgress)]
pub struct ProgressOut {
    pub total: u32,
    pub done: u32,
    /// Not done, with time left.
    pub open: u32,
    pub overdue: u32,
    /// The share that is done, in whole hundredths; 100 when nothing is left.
    pub percent: u32,
}

impl From<Progress> for ProgressOut {
    fn from(sum: Progress) -> Self {
        let Progress { total, done, overdue } = sum;
        Self { total, done, open: sum.open(), overdue, percent: sum.percent() }
    }
}

impl ProgressOut {
    /// None where a meeting left no remedies.
    pub fn of(follow_ups: &[follow_up::Model], today: Date) -> Option<Self> {
        Some(progress::of(follow_ups, today)).filter(|sum| sum.total > 0).map(Self::from)
    }
}

/// `names` has those who noted something.
///
/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, whole: &Whole, life: Life, names: &Names) -> Result<LifeOut, Problem> {
    let noted = whole.meeting.steps();
    let papers = papers::shown_of(desk, noted.iter().filter_map(|one| one.paper_id).collect()).await?;
    let papers: HashMap<DocumentId, PaperOut> =
        papers.into_iter().map(|paper| (paper.document_id, paper)).collect();
    let missing = life.missing();
    let step = |(step, known): (&LifeStep, &Known)| {
        let state = match (known.done, missing.contains(step)) {
            (true, _) => LifeStepState::Done,
            (false, true) => LifeStepState::Missing,
            (false, false) => LifeStepState::Open,
        };
        let said = noted.iter().find(|noted| noted.step == *step);
        StepOut::of(*step, state, known, said, &papers, names)
    };
    let (rules, day) = (&desk.pack.organisational_life, whole.meeting.day);
    Ok(LifeOut {
        steps: life.steps.iter().map(step).collect(),
        basis: rules.life_steps.on(day).basis("meetings.life_steps").into(),
        last: life
            .last
            .map(|last| LastOut::of(last, rules.remedies.on(day).basis("meetings.remedies").into())),
    })
}

impl StepOut {
    fn of(
        step: LifeStep,
        state: LifeStepState,
        known: &Known,
        said: Option<&Noted>,
        papers: &HashMap<DocumentId, PaperOut>,
        names: &Names,
    ) -> Self {
        let by = said.and_then(|said| said.by_member).filter(|member| names.contains_key(member));
        let paper = said.and_then(|said| papers.get(&said.paper_id?)).cloned();
        Self {
            step,
            state,
            derived: recorded_elsewhere(step),
            on: known.on,
            count: known.count,
            of: known.of,
            noted_by: by.map(|member| Person::of(member, names)),
            note: said.and_then(|said| said.note.clone()),
            paper,
        }
    }
}

impl LastOut {
    fn of(last: Last, basis: Basis) -> Self {
        let Last { meeting, as_of, progress, unreported } = last;
        Self {
            meeting_id: meeting.id,
            subject: meeting.subject,
            day: meeting.day,
            as_of,
            progress: progress.into(),
            unreported,
            basis,
        }
    }
}
