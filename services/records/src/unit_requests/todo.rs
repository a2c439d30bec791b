use super::{
    store::{self, Column},
    words::RequestState,
};
use crate::{
    desk::Desk,
    month::{Matter, Todo, Urgency},
    units::Unit,
};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};

/// Requests this committee has to decide.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let open = Condition::all().add(Column::AboveId.eq(unit.id)).add(Column::State.eq(RequestState::Asked));
    let count = u32::try_from(store::count(desk.tx, open).await?).unwrap_or(u32::MAX);
    let todo = Todo::of(unit, Urgency::Waiting, Matter::UnitRequested, count);
    Ok((count > 0).then_some(todo).into_iter().collect())
}
