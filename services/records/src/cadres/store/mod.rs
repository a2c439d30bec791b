//! The only queries on `cadres` and `cadre_appointments`.

pub mod appointment;
mod appointments;
pub mod cadre;

pub use appointments::{
    appointment, appointments, claim_appointment, insert_appointment, of_cadre, update_appointment,
};

use crate::{sql::any_of, versioned};
use cadre::{Column, Entity, Model};
use kernel::{CadreId, MemberId, UnitId};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, PaginatorTrait as _, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait as _,
    sea_query::{LockType, SelectStatement},
};
use tenancy::TenantTx;
use time::OffsetDateTime;

/// One page, the first on the register first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Asc).limit(limit).all(tx).await
}

pub async fn count(tx: &TenantTx, condition: Condition) -> Result<u64, DbErr> {
    Entity::find().filter(condition).count(tx).await
}

pub async fn find_within(tx: &TenantTx, id: CadreId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// The record, for this transaction alone to change.
pub async fn claim(tx: &TenantTx, id: CadreId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn of_member(tx: &TenantTx, member: MemberId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::MemberId.eq(member)).one(tx).await
}

pub async fn of_members(tx: &TenantTx, members: &[MemberId]) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(any_of(Column::MemberId, members.to_vec())).all(tx).await
}

pub async fn with_number(tx: &TenantTx, blind: Vec<u8>) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::IdNoBlind.eq(blind)).one(tx).await
}

pub async fn by_ids(tx: &TenantTx, ids: Vec<CadreId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

/// Ids of cadres, for use inside a query on appointments.
pub fn ids(condition: Condition) -> SelectStatement {
    Entity::find().select_only().column(Column::Id).filter(condition).into_query()
}

/// Members of whom an appointment is not closed, for use inside another query.
pub fn people_under_appointment() -> SelectStatement {
    let theirs = Condition::all()
        .add(Column::MemberId.is_not_null())
        .add(Column::Id.in_subquery(appointments::cadres_with_open()));
    Entity::find().select_only().column(Column::MemberId).filter(theirs).into_query()
}

pub async fn insert(tx: &TenantTx, cadre: Model) -> Result<(), DbErr> {
    Entity::insert(cadre.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes all columns of a record that still has `version`; `None` when it was changed meanwhile. The new version is set
/// here.
pub async fn update(tx: &TenantTx, cadre: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, cadre, now).await
}

/// Whether one of these members is on the register of cadres.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_members(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::MemberId, ids.to_vec())).count(tx).await? > 0)
}

/// Whether a cadre belongs to one of these units.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::UnitId, ids.to_vec())).count(tx).await? > 0)
}
