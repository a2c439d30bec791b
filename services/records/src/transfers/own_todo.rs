use super::{
    rules::{Actor, machine},
    store::{self, transfer::Column},
};
use crate::{
    desk::Desk,
    me::{OwnMatter, OwnTodo},
    month::Urgency,
};
use kernel::MemberId;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};

/// The own transfer, where it waits for the member.
///
/// # Errors
/// When the database is away.
pub async fn own_todo(desk: &Desk<'_>, own: MemberId) -> Result<Vec<OwnTodo>, Problem> {
    let open = Condition::all().add(Column::MemberId.eq(own)).add(Column::ClosedOn.is_null());
    let Some(transfer) = store::page(desk.tx, open, 1).await?.pop() else { return Ok(Vec::new()) };
    let (state, since) = transfer.standing(desk.today);
    let waits = machine::awaited(transfer.route, state).contains(&Actor::Member);
    let todo = OwnTodo {
        id: Some(transfer.id.0),
        on: Some(since),
        ..OwnTodo::of(Urgency::Waiting, OwnMatter::TransferWaiting)
    };
    Ok(waits.then_some(todo).into_iter().collect())
}
