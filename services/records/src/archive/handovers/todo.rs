use super::offered::offered;
use crate::{
    archive::{store, store::Column, words::VolumeState},
    desk::Desk,
    month::{Matter, Todo, Urgency},
    units::Unit,
};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};

/// A handover that is offered, or not finished.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let open = Condition::all()
        .add(Column::UnitId.eq(unit.id))
        .add(Column::State.is_in([VolumeState::Open, VolumeState::Handed]));
    let open = !store::handovers(desk.tx, open, 1).await?.is_empty();
    let offer = if open { None } else { offered(desk, unit).await? };
    let subject = offer.map(|offer| offer.from_name);
    let todo = Todo::of(unit, Urgency::Waiting, Matter::HandoverDue, 1);
    Ok((open || subject.is_some()).then_some(Todo { subject, ..todo }).into_iter().collect())
}
