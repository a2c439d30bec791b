use super::{
    duties,
    rules::remedies,
    store::{self, follow_up, meeting},
    talks,
    words::MeetingState,
    work,
};
use crate::{
    desk::Desk,
    month::{Matter, SOON, Todo, Urgency},
    units::{self, Unit},
};
use kernel::{MeetingId, UnitId};
use meeting::Model;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use std::collections::HashMap;
use time::Date;

/// As much as anybody works through in a month.
const MOST: u64 = 100;

/// What its meetings leave to do in a unit and its groups.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let mut all = duties::todo(desk, unit).await?;
    let expected = work::todo(desk, unit, &all).await?;
    all.extend(expected);
    let names = names(desk, unit).await?;
    let open = open(desk, unit).await?;
    let asked = store::leaves_asked(desk.tx, open.iter().map(|one| one.id).collect()).await?;
    for meeting in &open {
        let todo = Work { names: &names, today: desk.today }.of(meeting);
        if let Some(count) = asked.get(&meeting.id).and_then(|n| u32::try_from(*n).ok()) {
            all.push(Todo { urgency: Urgency::Waiting, matter: Matter::LeaveAsked, count, ..todo.clone() });
        }
        all.push(todo);
    }
    all.extend(follow_ups(desk, unit, &names).await?);
    all.extend(talks::todo(desk, unit).await?);
    Ok(all)
}

async fn names(desk: &Desk<'_>, unit: &Unit) -> Result<HashMap<UnitId, String>, Problem> {
    let mut names: HashMap<UnitId, String> =
        units::children(desk.tx, unit.id).await?.into_iter().map(|child| (child.id, child.name)).collect();
    names.insert(unit.id, unit.name.clone());
    Ok(names)
}

fn here(unit: &Unit) -> Condition {
    Condition::all().add(meeting::Column::UnitId.in_subquery(units::ids_with_groups(unit.id)))
}

/// Meetings that are not filed and not far ahead, the first day first.
async fn open(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Model>, Problem> {
    let open = here(unit)
        .add(meeting::Column::State.is_in([MeetingState::Planned, MeetingState::Held]))
        .add(meeting::Column::Day.lte(desk.today.saturating_add(SOON)));
    Ok(store::page(desk.tx, open, MOST).await?)
}

/// How a meeting reads as work.
struct Work<'a> {
    names: &'a HashMap<UnitId, String>,
    today: Date,
}

impl Work<'_> {
    fn of(&self, meeting: &Model) -> Todo {
        let (urgency, matter) = match meeting.state {
            MeetingState::Held => (Urgency::Waiting, Matter::MeetingUnfiled),
            _ if meeting.day < self.today => (Urgency::Overdue, Matter::MeetingUnrecorded),
            _ if meeting.day == self.today => (Urgency::Due, Matter::MeetingPlanned),
            _ => (Urgency::Coming, Matter::MeetingPlanned),
        };
        self.about(meeting.unit_id, meeting.id, &meeting.subject, urgency, matter, meeting.day)
    }

    fn about(
        &self,
        unit: UnitId,
        meeting: MeetingId,
        subject: &str,
        urgency: Urgency,
        matter: Matter,
        on: Date,
    ) -> Todo {
        let name = self.names.get(&unit).map(String::as_str).unwrap_or_default();
        let todo = Todo::at(unit, name, urgency, matter, 1).on(on);
        Todo { subject: Some(subject.to_owned()), meeting_id: Some(meeting), ..todo }
    }
}

/// What meetings gave people to do, and nobody has said to be done.
async fn follow_ups(
    desk: &Desk<'_>,
    unit: &Unit,
    names: &HashMap<UnitId, String>,
) -> Result<Vec<Todo>, Problem> {
    let until = desk.today.saturating_add(SOON).max(desk.last_of_month());
    let undone = Condition::all()
        .add(follow_up::Column::MeetingId.in_subquery(store::meeting_ids(here(unit))))
        .add(follow_up::Column::DoneOn.is_null())
        .add(follow_up::Column::DueOn.lte(until));
    let found = store::follow_up_page(desk.tx, undone, None, MOST).await?;
    let of = store::by_ids(desk.tx, found.iter().map(|one| one.meeting_id).collect()).await?;
    let of: HashMap<MeetingId, UnitId> = of.into_iter().map(|one| (one.id, one.unit_id)).collect();
    let work = Work { names, today: desk.today };
    let todo = |one: follow_up::Model| {
        let urgency = Urgency::of(one.due_on, desk);
        let unit = of.get(&one.meeting_id).copied().unwrap_or(unit.id);
        work.about(unit, one.meeting_id, &one.text, urgency, Matter::FollowUp, one.due_on)
    };
    let mut all: Vec<Todo> = found.into_iter().map(todo).collect();
    all.extend(unreported(desk, unit, &work, until).await?);
    Ok(all)
}

/// Remedies with time left that nobody has reported on for half a year.
async fn unreported(
    desk: &Desk<'_>,
    unit: &Unit,
    work: &Work<'_>,
    until: Date,
) -> Result<Vec<Todo>, Problem> {
    let later = Condition::all()
        .add(follow_up::Column::MeetingId.in_subquery(store::meeting_ids(here(unit))))
        .add(follow_up::Column::DoneOn.is_null())
        .add(follow_up::Column::Problem.is_not_null())
        .add(follow_up::Column::DueOn.gt(until));
    let found = store::follow_up_page(desk.tx, later, None, MOST).await?;
    let of = store::by_ids(desk.tx, found.iter().map(|one| one.meeting_id).collect()).await?;
    let of: HashMap<MeetingId, Model> = of.into_iter().map(|one| (one.id, one)).collect();
    let rule = &desk.pack.organisational_life.remedies.on(desk.today).value;
    let todo = |one: follow_up::Model| {
        let meeting = of.get(&one.meeting_id)?;
        let told = one.reported_by(desk.today).unwrap_or(meeting.day);
        let due = Some(remedies::report_due(rule, told)).filter(|due| *due <= desk.today)?;
        let (unit, id) = (meeting.unit_id, meeting.id);
        Some(work.about(unit, id, &one.text, Urgency::Waiting, Matter::RemedyUnreported, due))
    };
    Ok(found.into_iter().filter_map(todo).collect())
}
