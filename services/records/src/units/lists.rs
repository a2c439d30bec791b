//! How lists of other features are limited to units.

use super::lookup::{Unit, ids_below, ids_within, named};
use access::Reach;
use kernel::UnitId;
use rest::{Call, Problem, ProblemKind};
use sea_orm::{ColumnTrait, Condition};

/// What is of units within reach.
pub fn reached_by<C: ColumnTrait>(reach: &Reach, unit: C) -> Condition {
    Condition::all().add_option(ids_within(reach).map(|units| unit.in_subquery(units)))
}

/// The unit a list is asked for, if it is for one.
///
/// # Errors
/// `?unit_id` with `unknown` when there is none within reach.
pub async fn wanted(
    call: &Call,
    id: Option<UnitId>,
    unknown: &'static ProblemKind,
) -> Result<Option<Unit>, Problem> {
    match id {
        Some(id) => named(call, id, unknown, "?unit_id").await.map(Some),
        None => Ok(None),
    }
}

/// What is of that unit and of those below it.
///
/// # Errors
/// As [`wanted`].
pub async fn part<C: ColumnTrait>(
    call: &Call,
    unit: C,
    id: Option<UnitId>,
    unknown: &'static ProblemKind,
) -> Result<Option<Condition>, Problem> {
    let found = wanted(call, id, unknown).await?;
    Ok(found.map(|found| Condition::all().add(unit.in_subquery(ids_below(&found.path)))))
}
