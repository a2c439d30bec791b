use super::{
    pool,
    store::{self, file::Column},
    thoughts,
    view::{self, FileItem},
};
use crate::{
    desk::Desk,
    month::{Matter, SOON, Todo, Urgency},
    units::{self, Unit},
};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};

/// As much as anybody works through in a month.
const MOST: u64 = 100;

/// What is due in the open files of a unit and everything below it, and in its own beside the steps.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let until = desk.today.saturating_add(SOON).max(desk.last_of_month());
    let due = Condition::all()
        .add(Column::UnitId.in_subquery(units::ids_below(&unit.path)))
        .add(Column::ClosedOn.is_null())
        .add(Column::DueOn.lte(until));
    let files = view::items(desk, store::page(desk.tx, due, MOST).await?).await?;
    let todo = |file: FileItem| {
        let due = file.due?;
        let urgency = Urgency::of(due.on, desk);
        let todo = Todo::at(file.unit_id, &file.unit_name, urgency, Matter::DevelopmentDue, 1).on(due.on);
        let subject = Some(format!("{} · {}", file.name, due.name));
        Some(Todo { subject, file_id: Some(file.id), ..todo })
    };
    let mut all: Vec<Todo> = files.into_iter().filter_map(todo).collect();
    all.extend(thoughts::todo(desk, unit).await?);
    all.extend(pool::todo(desk, unit).await?);
    Ok(all)
}
