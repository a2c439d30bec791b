use super::{
    check::Case,
    papers::Paper,
    reviews::{Review, ReviewState, reviews},
};
use kernel::add_months;
use rulepack::development::{Limit, PaperRule, StepCode};
use time::Date;

/// Thought reports (思想汇报), by the rule the organisation has for how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reports {
    /// Of the activist first, from the choice to the meeting that admits; then of the probationary member.
    pub periods: Vec<Review>,
    /// The last day of the first period of the present stage without a report; none where nothing is asked any more.
    pub due_by: Option<Date>,
}

impl Reports {
    /// Periods that asked for a report: one that still runs does so once it was given.
    pub fn asked(&self) -> usize {
        self.periods.iter().filter(|one| one.state != ReviewState::Due).count()
    }

    /// Periods that are over and have none.
    pub fn missed(&self) -> usize {
        self.periods.iter().filter(|one| matches!(one.state, ReviewState::Overdue { .. })).count()
    }
}

/// What was asked of a person by a day, and what the papers of the file answer.
pub fn reports(case: &Case<'_>, papers: &[Paper], today: Date) -> Reports {
    let progress = case.progress;
    let every = case.rules.number(Limit::ThoughtReportEvery).filter(|every| *every > 0);
    let Some(every) = every else { return Reports::default() };
    let (chosen, admitted) =
        (progress.taken_on(&StepCode::from("choose_activist")), progress.probation_from());
    let over = case.rules.workflow.value.state(&progress.state).is_some_and(|state| state.last);
    let ended = progress.entered_on.filter(|_| over);
    let given = given(case, papers);
    let mut all = Reports::default();
    for (from, until) in [(chosen, admitted.or(ended)), (admitted, ended)] {
        let Some(from) = from else { continue };
        let mine: Vec<Date> =
            given.iter().copied().filter(|day| until.is_none_or(|until| *day < until)).collect();
        let periods = reviews(from, until, every, &mine, today);
        all.due_by = until.is_none().then(|| due_by(from, every, &periods));
        let before = u16::try_from(all.periods.len()).unwrap_or(u16::MAX);
        all.periods
            .extend(periods.into_iter().map(|one| Review { no: before.saturating_add(one.no), ..one }));
    }
    all
}

fn given(case: &Case<'_>, papers: &[Paper]) -> Vec<Date> {
    let is =
        |paper: &&Paper| case.rules.file.value.paper(&paper.code).is_some_and(PaperRule::is_thought_report);
    papers.iter().filter(is).filter_map(|paper| paper.dated).collect()
}

fn due_by(from: Date, every: u16, periods: &[Review]) -> Date {
    let open = periods.iter().find(|one| matches!(one.state, ReviewState::Due | ReviewState::Overdue { .. }));
    let after = u16::try_from(periods.len()).unwrap_or(u16::MAX).saturating_add(1);
    let next = add_months(from, every.saturating_mul(after));
    open.map_or_else(|| next.previous_day().unwrap_or(next), |one| one.due_by)
}
