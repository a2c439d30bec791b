use super::snapshot::{Column, Entity, Model};
use crate::{sql::any_of, statistics::words::Occasion};
use kernel::{SnapshotId, UnitId};
use sea_orm::{
    ColumnTrait as _, Condition, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, Order,
    PaginatorTrait as _, QueryFilter, QueryOrder, QuerySelect,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// A snapshot in a list, without what it holds.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Head {
    pub id: SnapshotId,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub cut_off_on: Date,
    pub opened_after: Date,
    pub occasion: Occasion,
    pub note: Option<String>,
    pub member_count: i32,
    pub hash: Vec<u8>,
    pub frozen_at: OffsetDateTime,
}

pub async fn insert(tx: &TenantTx, snapshot: Model) -> Result<(), DbErr> {
    Entity::insert(snapshot.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Head>, DbErr> {
    let heads = Entity::find().select_only().columns([
        Column::Id,
        Column::UnitId,
        Column::UnitName,
        Column::CutOffOn,
        Column::OpenedAfter,
        Column::Occasion,
        Column::Note,
        Column::MemberCount,
        Column::Hash,
        Column::FrozenAt,
    ]);
    heads.filter(condition).order_by(Column::Id, Order::Desc).limit(limit).into_model().all(tx).await
}

/// Snapshots with what they hold, in the order they were made.
pub async fn whole(tx: &TenantTx, condition: Condition) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Asc).all(tx).await
}

pub async fn find(tx: &TenantTx, id: SnapshotId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// Whether the system has frozen the statistics of a unit for a day by itself.
pub async fn is_frozen(tx: &TenantTx, unit: UnitId, on: Date) -> Result<bool, DbErr> {
    let itself = Condition::all()
        .add(Column::UnitId.eq(unit))
        .add(Column::CutOffOn.eq(on))
        .add(Column::Occasion.eq(Occasion::Automatic));
    Ok(Entity::find().filter(itself).count(tx).await? > 0)
}

/// Whether statistics of one of these units were frozen.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::UnitId, ids.to_vec())).count(tx).await? > 0)
}
