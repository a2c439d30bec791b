use kernel::{DuesShareId, UnitId};
use sea_orm::{IntoActiveModel, Order, QueryOrder, entity::prelude::*};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// The share of its receipts a unit passes up, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_shares")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesShareId,
    pub unit_id: UnitId,
    pub from_day: Date,
    pub basis_points: i32,
    pub doc_no: Option<String>,
    pub set_by: Option<Uuid>,
    pub set_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// In the order they were recorded.
pub async fn of_unit(tx: &TenantTx, unit: UnitId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::UnitId.eq(unit)).order_by(Column::Id, Order::Asc).all(tx).await
}

pub async fn insert(tx: &TenantTx, share: Model) -> Result<(), DbErr> {
    Entity::insert(share.into_active_model()).exec_without_returning(tx).await.map(drop)
}
