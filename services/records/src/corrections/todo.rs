use super::{
    store::{self, Column},
    words::CorrectionState,
};
use crate::{
    desk::Desk,
    members,
    month::{Matter, Todo, Urgency},
    units::Unit,
};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};

/// Requests nobody has decided on.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let open = Condition::all()
        .add(Column::State.eq(CorrectionState::Open))
        .add(Column::MemberId.in_subquery(members::ids_below(&unit.path)));
    let count = u32::try_from(store::count(desk.tx, open).await?).unwrap_or(u32::MAX);
    let todo = Todo::of(unit, Urgency::Waiting, Matter::CorrectionAsked, count);
    Ok((count > 0).then_some(todo).into_iter().collect())
}
