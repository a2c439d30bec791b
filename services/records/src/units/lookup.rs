//! How other features ask for units.

use super::{
    create::outside,
    store::{self, unit::Column},
};
use access::{Action, Reach, Resource, ResourceKind};
use kernel::UnitId;
use rest::{Call, Problem, ProblemKind, kinds};
use rulepack::Nature;
use sea_orm::{
    ColumnTrait, Condition, DbErr,
    sea_query::{Expr, SelectStatement},
};
use std::collections::{HashMap, HashSet};
use tenancy::TenantTx;

pub use super::store::unit::Model as Unit;

impl Resource for Unit {
    fn kind(&self) -> ResourceKind {
        ResourceKind::Unit
    }

    fn unit_path(&self) -> Option<&str> {
        Some(&self.path)
    }
}

/// Whether the tree itself says that a body hangs under the committee of a township or sub-district: those of villages
/// and communities do. The top of an organisation does not tell what it stands under.
pub fn under_township(unit: &Unit) -> bool {
    unit.parent_id.is_some() && matches!(unit.nature, Some(Nature::Village | Nature::Community))
}

/// The units an actor reaches, as a condition on the table of units.
pub fn within(reach: &Reach) -> Condition {
    match reach {
        Reach::All => Condition::all(),
        Reach::Nothing => Condition::all().add(Expr::val(false)),
        Reach::Units(paths) => {
            paths.iter().fold(Condition::any(), |any, path| any.add(Column::Path.starts_with(path.as_str())))
        }
    }
}

/// The ids of the units an actor reaches, for use inside another feature's query. `None` means all, which
/// needs no condition.
pub fn ids_within(reach: &Reach) -> Option<SelectStatement> {
    match reach {
        Reach::All => None,
        other => Some(store::ids(within(other))),
    }
}

/// Ids of a unit and everything below it.
pub fn ids_below(path: &str) -> SelectStatement {
    store::ids(Condition::all().add(Column::Path.starts_with(path)))
}

/// Ids of a unit and of everything below it, whatever has become of it.
///
/// # Errors
/// When the database is away.
pub async fn known_below(tx: &TenantTx, path: &str) -> Result<HashSet<UnitId>, DbErr> {
    let below = Condition::all().add(Column::Path.starts_with(path));
    let all = store::all(tx, below, u64::from(u32::MAX)).await?;
    Ok(all.into_iter().map(|unit| unit.id).collect())
}

/// Ids of the unit with this path and of every unit above it.
pub fn ids_above(path: &str) -> SelectStatement {
    let labels: Vec<&str> = path.split('/').filter(|label| !label.is_empty()).collect();
    let paths = (1..=labels.len()).map(|depth| format!("/{}/", labels[..depth].join("/")));
    store::ids(Condition::all().add(Column::Path.is_in(paths)))
}

/// Id of one unit alone, in the same form.
pub fn ids_of(unit: UnitId) -> SelectStatement {
    store::ids(Condition::all().add(Column::Id.eq(unit)))
}

/// Ids of the units that hang directly under one, whatever has become of them.
pub fn ids_directly_below(unit: UnitId) -> SelectStatement {
    store::ids(Condition::all().add(Column::ParentId.eq(unit)))
}

/// Ids of a unit and of the groups directly below it.
pub fn ids_with_groups(unit: UnitId) -> SelectStatement {
    let groups =
        Condition::all().add(Column::ParentId.eq(unit)).add(Column::Kind.eq(rulepack::UnitKind::Group));
    store::ids(Condition::any().add(Column::Id.eq(unit)).add(groups))
}

/// The unit, if the actor may see it.
///
/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: UnitId) -> Result<Unit, Problem> {
    let seen = within(&call.reach(Action::View, ResourceKind::Unit).await?);
    store::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())
}

/// The unit a field names, if the actor may see it.
///
/// # Errors
/// The field with `unknown` when there is none within reach.
pub async fn named(
    call: &Call,
    id: UnitId,
    unknown: &'static ProblemKind,
    pointer: &str,
) -> Result<Unit, Problem> {
    reached(call, id).await.map_err(|problem| outside(problem, unknown, pointer))
}

/// The unit, if the actor may see it and do this to it.
///
/// # Errors
/// 404 when there is none within reach, 403 when it may only be looked at.
pub async fn reached_for(call: &Call, id: UnitId, action: Action) -> Result<Unit, Problem> {
    let unit = reached(call, id).await?;
    call.authorize(action, &unit).await?;
    Ok(unit)
}

/// The unit, for this transaction alone to appoint in.
///
/// # Errors
/// When the database is away.
pub async fn claim(tx: &TenantTx, id: UnitId) -> Result<Option<Unit>, DbErr> {
    store::claim(tx, id).await
}

/// Several units, kept in their places until the transaction ends.
///
/// # Errors
/// When the database is away.
pub async fn hold_all(tx: &TenantTx, ids: &[UnitId]) -> Result<HashMap<UnitId, Unit>, DbErr> {
    Ok(store::hold_all(tx, ids).await?.into_iter().map(|unit| (unit.id, unit)).collect())
}

/// Units by id, whatever their place: for names in answers.
///
/// # Errors
/// When the database is away.
pub async fn by_ids(tx: &TenantTx, ids: Vec<UnitId>) -> Result<HashMap<UnitId, Unit>, DbErr> {
    Ok(store::by_ids(tx, ids).await?.into_iter().map(|unit| (unit.id, unit)).collect())
}

/// The units that hang directly under one, whatever has become of them.
///
/// # Errors
/// When the database is away.
pub async fn children(tx: &TenantTx, parent: UnitId) -> Result<Vec<Unit>, DbErr> {
    store::all(tx, Condition::all().add(Column::ParentId.eq(parent)), u64::from(u32::MAX)).await
}

/// All active units within reach, parents before children.
///
/// # Errors
/// When the database is away.
pub async fn all_within(tx: &TenantTx, reach: &Reach, limit: u64) -> Result<Vec<Unit>, DbErr> {
    let active = Column::State.eq(super::UnitState::Active);
    store::all(tx, Condition::all().add(within(reach)).add(active), limit).await
}

/// The active units that hang under none: the tops of the organisation.
///
/// # Errors
/// When the database is away.
pub async fn tops(tx: &TenantTx) -> Result<Vec<Unit>, DbErr> {
    let active = Column::State.eq(super::UnitState::Active);
    store::all(tx, Condition::all().add(Column::ParentId.is_null()).add(active), u64::from(u32::MAX)).await
}

/// Ids of all active units within reach, for answers over the whole tree.
///
/// # Errors
/// When the database is away.
pub async fn seen(tx: &TenantTx, reach: &Reach) -> Result<HashSet<UnitId>, DbErr> {
    let active = Column::State.eq(super::UnitState::Active);
    let all = store::all_ids(tx, Condition::all().add(within(reach)).add(active)).await?;
    Ok(all.into_iter().collect())
}

/// How many active units there are besides these.
///
/// # Errors
/// When the database is away.
pub async fn count_without(tx: &TenantTx, others: &[UnitId]) -> Result<usize, DbErr> {
    let active = Condition::all().add(Column::State.eq(super::UnitState::Active));
    let units = store::all(tx, active, u64::from(u32::MAX)).await?;
    Ok(units.iter().filter(|unit| !others.contains(&unit.id)).count())
}

/// The top of the organisation, held so that nobody else changes the tree meanwhile.
///
/// # Errors
/// When the database is away.
pub async fn top(tx: &TenantTx) -> Result<Option<Unit>, DbErr> {
    store::claim_tree(tx).await
}
