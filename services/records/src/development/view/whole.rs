use super::{
    item::{FileItem, item},
    next::{HintsOut, NextOut, hints, next, notice_until},
    notice::{NoticeOut, notices},
    special::SpecialOut,
    step::{StepOut, steps},
    thoughts::{ThoughtsOut, thoughts},
};
use crate::{
    desk::Desk,
    development::{
        due, person,
        plan::{self, PlanPlace},
        query::Placed,
        rules::{Probation, Review, ReviewState},
        whole::{Judged, Whole},
        words::MentorRole,
    },
    members::words::{Gender, WorkPost},
};
use access::Action;
use kernel::{MemberId, mask, words};
use rest::{Call, Problem};
use rulepack::{
    Basis,
    development::{Limit, StepCode},
};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A development file with everything that is recorded of it, and what comes next.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentFile)]
pub struct FileOut {
    #[serde(flatten)]
    pub file: FileItem,
    pub gender: Gender,
    pub ethnic: Option<String>,
    pub birth_date: Date,
    pub education: Option<String>,
    pub work_post: Option<WorkPost>,
    pub job_title: Option<String>,
    pub id_no_masked: String,
    pub mobile_masked: Option<String>,
    pub leaves_on: Option<Date>,
    /// In the order of recording.
    pub steps: Vec<StepOut>,
    /// Steps of the chart, how many there are and how many are done.
    pub progress: ProgressOut,
    /// What is possible now.
    pub next: Vec<NextOut>,
    pub hints: HintsOut,
    pub mentors: Vec<MentorOut>,
    pub notices: Vec<NoticeOut>,
    /// The last day of a notice that begins today.
    pub notice_until: Option<Date>,
    /// Whether the days off until then are known; otherwise weekends alone were counted.
    pub notice_certain: bool,
    pub reviews: Option<ReviewsOut>,
    /// What is asked of thought reports, once anything is.
    pub thought_reports: Option<ThoughtsOut>,
    pub probation: Option<ProbationOut>,
    /// The place in a plan.
    pub plan: Option<PlanPlace>,
    /// It may be put into the plan of a year where it stands.
    pub listable: bool,
    /// An admission beside the procedure.
    pub admission: Option<SpecialOut>,
    /// What the actor may do: `update` (what the branch does), `decide` (what a committee above does).
    pub actions: Vec<Action>,
}

/// How far somebody has come.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentProgress)]
pub struct ProgressOut {
    pub done: usize,
    pub of: usize,
}

/// A contact or introducer.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentMentor)]
pub struct MentorOut {
    pub member_id: MemberId,
    pub name: String,
    pub role: MentorRole,
    pub since: Date,
    /// Others were named since.
    pub former: bool,
}

words! {
    /// How a period stands.
    pub enum ReviewPeriodState {
        Done = "done",
        Late = "late",
        Due = "due",
        Overdue = "overdue",
    }
}

/// The periods within which the person is reviewed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentReviews)]
pub struct ReviewsOut {
    pub step: StepCode,
    pub periods: Vec<PeriodOut>,
}

/// One period with its review.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentReviewPeriod)]
pub struct PeriodOut {
    pub no: u16,
    pub from: Date,
    pub due_by: Date,
    pub state: ReviewPeriodState,
    pub done_on: Option<Date>,
}

/// The probation, extensions included.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentProbation)]
pub struct ProbationOut {
    pub from: Date,
    pub ends_on: Date,
    pub full_on: Date,
    pub extended: u16,
    /// A day of the month was missing somewhere: the secretary confirms the days.
    pub doubtful: bool,
    /// How long it is, by which rule.
    pub basis: Basis,
}

/// # Errors
/// When the database is away or a value does not open.
pub async fn detail(desk: &Desk<'_>, call: &Call, whole: Whole) -> Result<FileOut, Problem> {
    let thing = Placed { file: whole.file.clone(), unit: whole.unit.clone() }.thing();
    let mut actions = Vec::new();
    for action in [Action::Update, Action::Decide] {
        if call.may(action, &thing).await? {
            actions.push(action);
        }
    }
    let mut judged = Judged::of(desk, &whole, desk.today)?;
    judged.facts.within_quota = plan::within(desk, &whole, desk.today).await?;
    let listed_in = &desk.pack.development.quota.on(desk.today).value.listed_in;
    let next = match whole.file.closed_on {
        Some(_) => Vec::new(),
        None => next(&judged, judged.progress.entered_on.unwrap_or(whole.file.since)),
    };
    let notice = notice_until(desk, &judged).filter(|_| next.iter().any(|step| step.noticed));
    let (vault, file) = (desk.tx.vault(), &whole.file);
    Ok(FileOut {
        gender: file.gender,
        ethnic: file.ethnic.clone(),
        birth_date: file.birth_date,
        education: file.education.clone(),
        work_post: file.work_post,
        job_title: file.job_title.clone(),
        id_no_masked: mask::id_no(&person::id_no(vault, file)?),
        mobile_masked: person::mobile(vault, file)?.as_deref().map(mask::mobile),
        leaves_on: file.leaves_on,
        steps: steps(desk, &judged.rules, &whole),
        progress: progress(&judged),
        hints: hints(desk, &judged, &whole.unit, &next).await?,
        notice_until: notice.map(|notice| notice.earliest_end),
        notice_certain: notice.is_none_or(|notice| notice.certain),
        mentors: mentors(&whole),
        notices: notices(desk, &whole, !actions.is_empty())?,
        reviews: due::periods(&judged, desk.today).map(reviews),
        thought_reports: thoughts(desk, &judged, file).await?,
        probation: ProbationOut::of(&judged),
        file: item(desk, file, whole.unit.name.clone())?,
        plan: PlanPlace::of(file),
        listable: file.closed_on.is_none() && listed_in.contains(&judged.progress.state),
        admission: file.special()?.map(SpecialOut::from),
        next,
        actions,
    })
}

pub fn progress(judged: &Judged<'_>) -> ProgressOut {
    let numbered = || judged.rules.workflow.value.steps().iter().filter(|step| step.no.is_some());
    ProgressOut {
        done: numbered().filter(|step| judged.progress.taken_on(&step.code).is_some()).count(),
        of: numbered().count(),
    }
}

pub fn mentors(whole: &Whole) -> Vec<MentorOut> {
    // whoever was named by a step that was taken back never was one
    let named = whole.mentors.iter().filter(|one| one.replaced_by != Some(one.step_id));
    let out = |one: &crate::development::store::mentor::Model| MentorOut {
        member_id: one.member_id,
        name: whole.people.get(&one.member_id).map(|member| member.name.clone()).unwrap_or_default(),
        role: one.role,
        since: one.since,
        former: one.replaced_by.is_some(),
    };
    named.map(out).collect()
}

fn reviews(periods: due::Periods) -> ReviewsOut {
    ReviewsOut { step: periods.step, periods: periods.periods.into_iter().map(PeriodOut::of).collect() }
}

impl PeriodOut {
    pub fn of(review: Review) -> Self {
        let (state, done_on) = match review.state {
            ReviewState::Done { on } => (ReviewPeriodState::Done, Some(on)),
            ReviewState::Late { on } => (ReviewPeriodState::Late, Some(on)),
            ReviewState::Due => (ReviewPeriodState::Due, None),
            ReviewState::Overdue { .. } => (ReviewPeriodState::Overdue, None),
        };
        Self { no: review.no, from: review.from, due_by: review.due_by, state, done_on }
    }
}

impl ProbationOut {
    pub fn of(judged: &Judged<'_>) -> Option<Self> {
        let Probation { from, ends_on, full_on, extended, doubtful } = judged.probation()?;
        let basis = judged.rules.basis_of(Limit::Probation);
        Some(Self { from, ends_on, full_on, extended, doubtful, basis })
    }
}
