//! Thought reports nobody has received in time: a hint to the branch that keeps the files. It stops no step, and stands on
//! the board beside the steps that are due.

use super::{
    rules::{Case, Facts, Progress, Record, Ruleset, reports},
    store::{
        self,
        file::{self, Column},
        paper, step,
    },
    whole::ruleset,
    words::DevelopmentStanding,
};
use crate::{
    desk::Desk,
    me::{OwnMatter, OwnTodo},
    month::{Matter, SOON, Todo, Urgency},
    units::Unit,
};
use kernel::{DevelopmentFileId, MemberId};
use rest::{Problem, kinds};
use rulepack::Calendar;
use sea_orm::{ColumnTrait, Condition};
use time::Date;

/// Whom a report is asked of.
const ASKED: [DevelopmentStanding; 3] =
    [DevelopmentStanding::Activist, DevelopmentStanding::Candidate, DevelopmentStanding::Probationary];

/// No branch accompanies more people at once.
const MOST: u64 = 1000;

/// Of how many people of a branch one is overdue, and since when of the first.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Option<Todo>, Problem> {
    let overdue = overdue(desk, unit).await?;
    let Some((_, first)) = overdue.iter().min_by_key(|(_, day)| *day) else { return Ok(None) };
    let count = u32::try_from(overdue.len()).unwrap_or(u32::MAX);
    let todo = Todo::of(unit, Urgency::Overdue, Matter::ThoughtReportsOverdue, count).on(*first);
    // one is opened at once, several are a list
    let file_id = overdue.first().filter(|_| count == 1).map(|(file, _)| *file);
    Ok(Some(Todo { file_id, ..todo }))
}

/// The report a person owes next, once it is near.
///
/// # Errors
/// When the database is away.
pub async fn own_todo(desk: &Desk<'_>, person: MemberId) -> Result<Vec<OwnTodo>, Problem> {
    let asks = |file: &file::Model| file.closed_on.is_none() && ASKED.contains(&file.standing);
    let Some(file) = store::of_person(desk.tx, person).await?.into_iter().find(asks) else {
        return Ok(Vec::new());
    };
    let steps = store::steps_of(desk.tx, file.id).await?;
    let papers = store::papers_of(desk.tx, file.id).await?;
    let (rules, calendar) = (ruleset(desk, desk.today), desk.pack.calendar());
    let due = due_by(&rules, &calendar, (&steps, &papers), desk.today)?;
    let due = due.filter(|day| *day <= desk.today.saturating_add(SOON));
    Ok(due.map(|day| OwnTodo::by(day, desk, OwnMatter::ThoughtReport)).into_iter().collect())
}

async fn overdue(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<(DevelopmentFileId, Date)>, Problem> {
    let kept = Condition::all()
        .add(Column::UnitId.eq(unit.id))
        .add(Column::ClosedOn.is_null())
        .add(Column::Standing.is_in(ASKED));
    let ids: Vec<_> = store::page(desk.tx, kept, MOST).await?.into_iter().map(|file| file.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let steps = store::steps_of_all(desk.tx, ids.clone()).await?;
    let papers = store::papers_of_all(desk.tx, ids.clone()).await?;
    let (rules, calendar) = (ruleset(desk, desk.today), desk.pack.calendar());
    let mut overdue = Vec::new();
    for id in ids {
        let steps = steps.get(&id).map(Vec::as_slice).unwrap_or_default();
        let papers = papers.get(&id).map(Vec::as_slice).unwrap_or_default();
        let due = due_by(&rules, &calendar, (steps, papers), desk.today)?;
        let due = due.filter(|day| *day < desk.today);
        overdue.extend(due.map(|day| (id, day)));
    }
    Ok(overdue)
}

fn due_by(
    rules: &Ruleset<'_>,
    calendar: &Calendar,
    (steps, papers): (&[step::Model], &[paper::Model]),
    today: Date,
) -> Result<Option<Date>, Problem> {
    let records: Vec<Record> = steps.iter().filter(|step| step.counts()).map(step::Model::record).collect();
    let progress = Progress::of(&rules.workflow.value, &records);
    let progress = progress.map_err(|unknown| kinds::INTERNAL.problem().because(unknown))?;
    // nothing but steps and papers is asked
    let facts = Facts::default();
    let case = Case { rules, progress: &progress, facts: &facts, calendar };
    let papers: Vec<_> = papers.iter().map(paper::Model::paper).collect();
    Ok(reports(&case, &papers, today).due_by)
}
