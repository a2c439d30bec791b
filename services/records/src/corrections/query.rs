//! Which requests an actor sees: those of members within reach, and the own ones.

use super::store::{self, Column, Model};
use crate::members;
use access::{Action, ResourceKind, Thing};
use kernel::{CorrectionId, MemberId};
use rest::{Call, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};

/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen(call: &Call) -> Result<Condition, Problem> {
    let reach = call.reach(Action::List, ResourceKind::Correction).await?;
    let own = own(call).await?;
    if reach.is_nothing() && own.is_none() {
        return Err(kinds::FORBIDDEN.problem());
    }
    let Some(theirs) = members::ids_within(&reach) else { return Ok(Condition::all()) };
    let seen = Condition::any().add(Column::MemberId.in_subquery(theirs));
    Ok(match own {
        Some(own) => seen.add(Column::MemberId.eq(own)),
        None => seen,
    })
}

async fn own(call: &Call) -> Result<Option<MemberId>, Problem> {
    let Some(own) = call.member() else { return Ok(None) };
    let thing = Thing::of(ResourceKind::Correction).about(Some(own));
    Ok(call.may(Action::ViewOwn, &thing).await?.then_some(own))
}

/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: CorrectionId) -> Result<Model, Problem> {
    let seen = seen(call).await?;
    store::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())
}
