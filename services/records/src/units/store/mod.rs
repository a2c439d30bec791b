//! The only queries on `units` and `unit_changes`.

pub mod change;
pub mod unit;

use super::timeline::Decision;
use crate::{sql::any_of, versioned};
use kernel::UnitId;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, ExprTrait, FromQueryResult,
    IntoActiveModel, Order, QueryFilter, QueryOrder, QuerySelect, Statement,
    sea_query::{Expr, LockType, Query, SelectStatement},
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};
use unit::{Column, Entity, Model};

use super::words::UnitState;

pub async fn find(tx: &TenantTx, id: UnitId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

/// The unit, if it lies within what the actor reaches.
pub async fn find_within(tx: &TenantTx, id: UnitId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// The units with these ids, kept from being moved or dissolved until this transaction ends; several may hold
/// them. In a fixed order, so that two imports never wait for each other.
pub async fn hold_all(tx: &TenantTx, ids: &[UnitId]) -> Result<Vec<Model>, DbErr> {
    let wanted = any_of(Column::Id, ids.to_vec());
    Entity::find().filter(wanted).order_by(Column::Id, Order::Asc).lock(LockType::Share).all(tx).await
}

/// The unit, for this transaction alone to change or to appoint in.
pub async fn claim(tx: &TenantTx, id: UnitId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

/// Lets one transaction at a time change the shape of the tree: whoever holds the top unit may.
pub async fn claim_tree(tx: &TenantTx) -> Result<Option<Model>, DbErr> {
    let top = Condition::all().add(Column::ParentId.is_null()).add(Column::State.eq(UnitState::Active));
    Entity::find().filter(top).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn by_ids(tx: &TenantTx, ids: Vec<UnitId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

/// The unit and all below it, parents before children.
pub async fn subtree(tx: &TenantTx, path: &str) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Path.starts_with(path)).order_by(Column::Path, Order::Asc).all(tx).await
}

pub async fn active_children(tx: &TenantTx, id: UnitId) -> Result<Vec<Model>, DbErr> {
    let children = Condition::all().add(Column::ParentId.eq(id)).add(Column::State.eq(UnitState::Active));
    Entity::find().filter(children).order_by(Column::Id, Order::Asc).all(tx).await
}

pub async fn all(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Path, Order::Asc).limit(limit).all(tx).await
}

/// Ids of the units that fulfil a condition.
pub async fn all_ids(tx: &TenantTx, condition: Condition) -> Result<Vec<UnitId>, DbErr> {
    Entity::find().select_only().column(Column::Id).filter(condition).into_tuple().all(tx).await
}

/// Ids of the units that fulfil a condition, for use inside another query.
pub fn ids(condition: Condition) -> SelectStatement {
    Query::select().column(Column::Id).from(Entity).cond_where(condition).to_owned()
}

pub async fn insert(tx: &TenantTx, units: Vec<Model>) -> Result<(), DbErr> {
    if units.is_empty() {
        return Ok(());
    }
    Entity::insert_many(units.into_iter().map(IntoActiveModel::into_active_model))
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// Writes all columns of a unit that still has `version`; `None` when it was changed meanwhile. The new
/// version is set here.
pub async fn update(tx: &TenantTx, unit: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, unit, now).await
}

const REPATH: &str = "UPDATE units SET path = $1 || substr(path, $2), updated_at = $3 WHERE path LIKE $4 \
     RETURNING id, parent_id, label, path, kind, name, short_name, state, merged_into_id, nature, situation, \
     body_name, credit_code, contact_name, contact_phone_sealed, founded_on, approved_doc_no, dissolved_on, \
     term_started_on, term_years, direct_transfers, external_code, position, version, created_at, updated_at";

/// Carries a unit and all below it to another place, in one statement.
pub async fn repath(tx: &TenantTx, old: &str, new: &str, now: OffsetDateTime) -> Result<Vec<Model>, DbErr> {
    let rest = i32::try_from(old.len()).unwrap_or(i32::MAX).saturating_add(1);
    let values = [new.into(), rest.into(), now.into(), format!("{old}%").into()];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, REPATH, values)).await?;
    rows.iter().map(|row| Model::from_query_result(row, "")).collect()
}

/// Hangs the active children of a unit under another; their paths follow by [`repath`].
pub async fn rehang(tx: &TenantTx, from: UnitId, to: UnitId) -> Result<(), DbErr> {
    let children = Condition::all().add(Column::ParentId.eq(from)).add(Column::State.eq(UnitState::Active));
    let hung = Entity::update_many()
        .col_expr(Column::ParentId, Expr::val(to))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1));
    hung.filter(children).exec(tx).await.map(drop)
}

pub async fn record(tx: &TenantTx, changes: Vec<change::Model>) -> Result<(), DbErr> {
    if changes.is_empty() {
        return Ok(());
    }
    let rows = changes.into_iter().map(IntoActiveModel::into_active_model);
    change::Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

/// Everything ever decided about any unit.
pub async fn decisions(tx: &TenantTx) -> Result<Vec<Decision>, DbErr> {
    Ok(change::Entity::find().all(tx).await?.into_iter().map(Into::into).collect())
}

/// What was decided about one unit, latest first.
pub async fn changes_of(tx: &TenantTx, id: UnitId) -> Result<Vec<change::Model>, DbErr> {
    let mine = change::Entity::find().filter(change::Column::UnitId.eq(id));
    mine.order_by(change::Column::RecordedAt, Order::Desc)
        .order_by(change::Column::Id, Order::Desc)
        .all(tx)
        .await
}

/// Takes back units that nothing else refers to yet, with their history.
pub async fn delete(tx: &TenantTx, ids: &[UnitId]) -> Result<(), DbErr> {
    let mine = any_of(change::Column::UnitId, ids.to_vec());
    change::Entity::delete_many().filter(mine).exec(tx).await?;
    Entity::delete_many().filter(any_of(Column::Id, ids.to_vec())).exec(tx).await.map(drop)
}

/// The day of the latest decision about a unit that changed it.
pub async fn last_decided(tx: &TenantTx, id: UnitId) -> Result<Option<Date>, DbErr> {
    Ok(changes_of(tx, id).await?.into_iter().filter_map(|change| change.decided_on).max())
}
