//! Which transfers wait for an actor, as a condition on the table.

use super::{
    lapse, query,
    rules::{Actor, Route, machine},
    store::transfer::Column,
};
use crate::{desk::Desk, units};
use access::{Action, Reach, ResourceKind};
use rest::{Call, Problem};
use rulepack::transfers::TransferState;
use sea_orm::{ColumnTrait, Condition, ExprTrait, sea_query::Expr};

/// Those whose next step is up to the actor, at the own level.
///
/// # Errors
/// When the database is away.
pub async fn for_actor(call: &Call, desk: &Desk<'_>) -> Result<Condition, Problem> {
    let reach = call.reach(Action::Update, ResourceKind::Transfer).await?;
    let own = query::own(call, Action::TakePart).await?;
    let mut any = Condition::any();
    for actor in Actor::ALL {
        let theirs = match (actor, own) {
            (Actor::Member, Some(own)) => Condition::all().add(Column::MemberId.eq(own)),
            (Actor::Member | Actor::Clock, _) => continue,
            (Actor::FromBranch, _) => level(&reach, Column::FromUnitId, Column::FromCommitteeId),
            (Actor::ToBranch, _) => level(&reach, Column::ToUnitId, Column::ToCommitteeId),
            (Actor::FromCommittee, _) => covered(&reach, Column::FromCommitteeId),
            (Actor::ToCommittee, _) => covered(&reach, Column::ToCommitteeId),
        };
        any = any.add(Condition::all().add(theirs).add(awaiting(desk, *actor)));
    }
    Ok(any)
}

fn awaiting(desk: &Desk<'_>, actor: Actor) -> Condition {
    let mut any = Condition::any().add(Expr::val(false));
    for route in Route::ALL {
        let states = TransferState::ALL.iter().copied();
        let mut here = Condition::any().add(Expr::val(false));
        for state in states.filter(|state| machine::awaited(*route, *state).contains(&actor)) {
            here = here.add(lapse::in_state(state, desk.today));
        }
        any = any.add(Condition::all().add(Column::Route.eq(*route)).add(here));
    }
    any
}

fn covered(reach: &Reach, column: Column) -> Condition {
    match units::ids_within(reach) {
        Some(units) => Condition::all().add(column.in_subquery(units)),
        None => Condition::all().add(column.is_not_null()),
    }
}

/// Branches whose committee is not the actor's as well; a branch that is its own committee counts.
fn level(reach: &Reach, branch: Column, committee: Column) -> Condition {
    let same = Expr::col(branch).equals(committee);
    let above = Condition::any().add(same).add(covered(reach, committee).not());
    Condition::all().add(covered(reach, branch)).add(above)
}
