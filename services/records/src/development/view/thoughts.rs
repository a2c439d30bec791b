use super::whole::PeriodOut;
use crate::{
    desk::Desk,
    development::{
        rules::reports,
        store::{self, file::Model, paper},
        whole::Judged,
    },
};
use rest::Problem;
use rulepack::development::Limit;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// Thought reports: the periods that ask for one, and when the next is due. None that is missing stops a step.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentThoughtReports)]
pub struct ThoughtsOut {
    /// Months between two of them.
    pub every: u16,
    /// The last day of the next one; none where nothing is asked any more.
    pub due_by: Option<Date>,
    pub overdue: bool,
    pub periods: Vec<PeriodOut>,
    /// The rule for how often.
    pub source: String,
    pub since: Date,
    pub own: bool,
}

/// # Errors
/// When the database is away.
pub async fn thoughts(
    desk: &Desk<'_>,
    judged: &Judged<'_>,
    file: &Model,
) -> Result<Option<ThoughtsOut>, Problem> {
    let limit = Limit::ThoughtReportEvery;
    let Some(every) = judged.rules.number(limit) else { return Ok(None) };
    let papers: Vec<_> = store::papers_of(desk.tx, file.id).await?.iter().map(paper::Model::paper).collect();
    let asked = reports(&judged.case(), &papers, desk.today);
    if asked.periods.is_empty() {
        return Ok(None);
    }
    let rule = judged.rules.limits;
    Ok(Some(ThoughtsOut {
        every,
        overdue: asked.due_by.is_some_and(|day| day < desk.today),
        due_by: asked.due_by,
        periods: asked.periods.into_iter().map(PeriodOut::of).collect(),
        source: rule.source.clone(),
        since: rule.effective_from,
        own: judged.rules.decided(&[limit]),
    }))
}
