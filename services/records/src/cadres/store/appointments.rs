use super::appointment::{Column, Entity, Model};
use crate::versioned;
use kernel::{CadreAppointmentId, CadreId};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{LockType, SelectStatement},
};
use tenancy::TenantTx;
use time::OffsetDateTime;

/// One page, latest first.
pub async fn appointments(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

/// Ids of the cadres an appointment of whom is not closed, for use inside a query on cadres.
pub fn cadres_with_open() -> SelectStatement {
    Entity::find().select_only().column(Column::CadreId).filter(Column::ClosedOn.is_null()).into_query()
}

pub async fn of_cadre(tx: &TenantTx, cadre: CadreId) -> Result<Vec<Model>, DbErr> {
    appointments(tx, Condition::all().add(Column::CadreId.eq(cadre)), u64::from(u32::MAX)).await
}

pub async fn appointment(
    tx: &TenantTx,
    id: CadreAppointmentId,
    within: Condition,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// The appointment, for this transaction alone to take steps of.
pub async fn claim_appointment(tx: &TenantTx, id: CadreAppointmentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn insert_appointment(tx: &TenantTx, appointment: Model) -> Result<(), DbErr> {
    Entity::insert(appointment.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// As the same of cadres.
pub async fn update_appointment(
    tx: &TenantTx,
    appointment: Model,
    now: OffsetDateTime,
) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, appointment, now).await
}
