//! Letters that run out: what that means for lists, and writing it down.

use super::{
    actors::Acting,
    query::Placed,
    rules::{Actor, Step},
    store::transfer::{Column, ON_LETTER},
    take::{self, By, Order},
};
use crate::desk::Desk;
use rest::Problem;
use rulepack::transfers::TransferState;
use sea_orm::{ColumnTrait, Condition};
use time::{Date, Duration};

/// Whose letter ran out before this day, while the row still says that it is under way.
pub fn lapsed(today: Date) -> Condition {
    Condition::all().add(Column::State.is_in(ON_LETTER)).add(Column::LetterUntil.lt(today))
}

/// Transfers that are in a state on this day, whether or not anybody has written it down.
pub fn in_state(state: TransferState, today: Date) -> Condition {
    let written = Condition::all().add(Column::State.eq(state));
    match state {
        TransferState::Expired => Condition::any().add(written).add(lapsed(today)),
        state if ON_LETTER.contains(&state) => written.add(Column::LetterUntil.gte(today)),
        _ => written,
    }
}

/// Writes down that the letter ran out, on the day after its last.
///
/// # Errors
/// When the database is away.
pub async fn record(desk: &Desk<'_>, placed: &mut Placed) -> Result<(), Problem> {
    let Some(last) = placed.transfer.letter_until else { return Ok(()) };
    let acting = Acting { actor: Actor::Clock, on_behalf: false };
    let order = Order::plain(Step::Expire, acting, last.saturating_add(Duration::DAY), None);
    take::step(desk, &By::nobody(), placed, order).await
}
