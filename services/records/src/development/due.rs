//! What has to be done next, and by when.

use super::{
    rules::{Review, ReviewState, deadlines, reviews},
    whole::Judged,
    words::DevelopmentStanding,
};
use kernel::add_months;
use rulepack::development::{Limit, StepCode};
use time::Date;

pub const REVIEW_ACTIVIST: &str = "review_activist";
pub const REVIEW_PROBATIONARY: &str = "review_probationary";

/// The periods within which a person is reviewed in the present stage.
pub struct Periods {
    pub step: StepCode,
    from: Date,
    every: u16,
    pub periods: Vec<Review>,
}

/// Of activists every half year since they were chosen, of probationary members since the meeting that admitted them.
pub fn periods(judged: &Judged<'_>, today: Date) -> Option<Periods> {
    let (progress, rules) = (&judged.progress, &judged.rules);
    let chosen = StepCode::from("choose_activist");
    let (step, from, until, every) = match DevelopmentStanding::of(&progress.state) {
        DevelopmentStanding::Activist | DevelopmentStanding::Candidate => {
            let until = progress.taken_on(&"choose_candidate".into());
            (REVIEW_ACTIVIST, progress.taken_on(&chosen)?, until, Limit::ReviewEvery)
        }
        DevelopmentStanding::Probationary => {
            (REVIEW_PROBATIONARY, progress.probation_from()?, None, Limit::ProbationReviewEvery)
        }
        _ => return None,
    };
    let step = StepCode::from(step);
    let (every, done) = (rules.number(every)?, progress.days_of(&step).collect::<Vec<Date>>());
    let periods = reviews(from, until, every, &done, today);
    Some(Periods { step, from, every, periods })
}

impl Periods {
    /// The last day of the first period without a review.
    fn due(&self) -> Option<Date> {
        let open = self
            .periods
            .iter()
            .find(|one| matches!(one.state, ReviewState::Due | ReviewState::Overdue { .. }));
        let next = u16::try_from(self.periods.len()).unwrap_or(u16::MAX).saturating_add(1);
        let next = add_months(self.from, self.every.saturating_mul(next)).previous_day();
        open.map(|one| one.due_by).or(next)
    }
}

/// The first thing that is due, with its step.
pub fn due(judged: &Judged<'_>, today: Date) -> Option<(Date, StepCode)> {
    let mut due = deadlines(&judged.case());
    let standing = DevelopmentStanding::of(&judged.progress.state);
    // the clock of an activist stops with the choice as a development target
    let candidate = judged.progress.taken_on(&"choose_candidate".into()).is_some();
    if let Some(periods) =
        periods(judged, today).filter(|_| !candidate || standing == DevelopmentStanding::Probationary)
    {
        due.extend(periods.due().map(|day| (day, periods.step.clone())));
    }
    let waits = matches!(judged.progress.state.as_str(), "probationary" | "extended");
    if let Some(probation) = judged.probation().filter(|_| waits) {
        due.push((probation.ends_on, "confirmation_meeting".into()));
    }
    due.into_iter().min()
}
