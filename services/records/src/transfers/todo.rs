//! What a month has to say of transfers.

use super::{
    lapse,
    rules::{Actor, Route, machine},
    store::{self, transfer::Column},
};
use crate::{
    desk::Desk,
    month::{Matter, Todo, Urgency},
    units::{self, Unit},
};
use rest::Problem;
use rulepack::transfers::TransferState;
use sea_orm::{ColumnTrait, Condition, sea_query::Expr};

/// Those whose next step is up to the unit or one below it.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let below = || units::ids_below(&unit.path);
    let mut any = Condition::any().add(Expr::val(false));
    for (actor, column) in [
        (Actor::FromBranch, Column::FromUnitId),
        (Actor::FromCommittee, Column::FromCommitteeId),
        (Actor::ToCommittee, Column::ToCommitteeId),
        (Actor::ToBranch, Column::ToUnitId),
    ] {
        let waits = awaiting(desk, actor);
        any = any.add(Condition::all().add(column.in_subquery(below())).add(waits));
    }
    let count = u32::try_from(store::count(desk.tx, any).await?).unwrap_or(u32::MAX);
    let todo = Todo::of(unit, Urgency::Waiting, Matter::TransferWaiting, count);
    Ok((count > 0).then_some(todo).into_iter().collect())
}

fn awaiting(desk: &Desk<'_>, actor: Actor) -> Condition {
    let mut any = Condition::any().add(Expr::val(false));
    for route in Route::ALL {
        let states = TransferState::ALL.iter().copied();
        for state in states.filter(|state| machine::awaited(*route, *state).contains(&actor)) {
            let here = Condition::all().add(Column::Route.eq(*route)).add(lapse::in_state(state, desk.today));
            any = any.add(here);
        }
    }
    any
}
