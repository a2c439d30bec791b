//! Where dues lie in the tree: with the member, in the branch that has the formal membership; and the books with the
//! unit that keeps them.

use super::problems::NO_BOOKS;
use crate::{
    desk::Desk,
    members::{self, Reached},
    units::{self, Unit},
};
use access::{Action, Reach, ResourceKind, Thing};
use kernel::{MemberId, UnitId};
use rest::{Call, Problem, kinds};
use rulepack::Capability;
use sea_orm::{ColumnTrait, Condition};

/// The member, if the actor may do this to the dues.
///
/// # Errors
/// 404 when there is none whose dues may be seen, 403 when they may only be looked at.
pub async fn member(call: &Call, id: MemberId, action: Action) -> Result<Reached, Problem> {
    let found = members::find_for_action(call.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    call.authorize(action, &members::resource(ResourceKind::Dues, id, &found.unit)).await?;
    Ok(found)
}

/// Rows of members whose dues the actor sees in lists, and, where `own`, the actor's own.
///
/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen(call: &Call, column: impl ColumnTrait, own: bool) -> Result<Condition, Problem> {
    let reach = call.reach(Action::List, ResourceKind::Dues).await?;
    let me = if own { call.own(Action::ViewOwn, ResourceKind::Dues).await? } else { None };
    if reach == Reach::Nothing && me.is_none() {
        return Err(kinds::FORBIDDEN.problem());
    }
    let Some(theirs) = members::ids_within(&reach) else { return Ok(Condition::all()) };
    let seen = Condition::any().add(column.in_subquery(theirs));
    Ok(match me {
        Some(me) => seen.add(column.eq(me)),
        None => seen,
    })
}

/// The unit, if the actor may do this to its books.
///
/// # Errors
/// 404 when there is none within reach, 403 when its books may only be looked at, 409 when it keeps none.
pub async fn books(call: &Call, desk: &Desk<'_>, id: UnitId, action: Action) -> Result<Unit, Problem> {
    let unit = units::reached(call, id).await?;
    call.authorize(action, &of_unit(&unit)).await?;
    if keeps_books(desk, &unit) { Ok(unit) } else { Err(NO_BOOKS.problem()) }
}

/// What the judge is asked about.
pub fn of_unit(unit: &Unit) -> Thing {
    Thing::within(ResourceKind::Dues, unit.path.as_str())
}

pub fn keeps_books(desk: &Desk<'_>, unit: &Unit) -> bool {
    desk.pack.unit_kinds.on(desk.today).value.can(unit.kind, Capability::CollectDues)
}

/// The next unit above that keeps books; none for the top of the organisation.
///
/// # Errors
/// When the database is away.
pub async fn superior(desk: &Desk<'_>, unit: &Unit) -> Result<Option<Unit>, Problem> {
    let mut next = unit.parent_id;
    while let Some(id) = next {
        let Some(above) = units::by_ids(desk.tx, vec![id]).await?.remove(&id) else { return Ok(None) };
        if keeps_books(desk, &above) {
            return Ok(Some(above));
        }
        next = above.parent_id;
    }
    Ok(None)
}

/// Rows of units whose books the actor sees in lists.
///
/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen_of_units(call: &Call, column: impl ColumnTrait) -> Result<Condition, Problem> {
    let reach = call.reach_something(Action::List, ResourceKind::Dues).await?;
    Ok(units::reached_by(&reach, column))
}

/// The same for a single thing: whoever sees none finds none.
///
/// # Errors
/// When the database is away.
pub fn or_not_found<T>(seen: Result<T, Problem>) -> Result<T, Problem> {
    seen.map_err(
        |problem| {
            if problem.kind() == &kinds::FORBIDDEN { kinds::NOT_FOUND.problem() } else { problem }
        },
    )
}
