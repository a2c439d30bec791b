use crate::{
    dues::rules::pay::{HandedInBy, PaidTo, PayChannel},
    sql::any_of,
};
use kernel::{DuesPaymentId, MemberId, UnitId};
use sea_orm::{Condition, IntoActiveModel, Order, QueryOrder, QuerySelect, entity::prelude::*};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_payments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesPaymentId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    pub first_month: Date,
    pub last_month: Date,
    pub amount: i64,
    pub channel: PayChannel,
    pub handed_in_by: HandedInBy,
    pub paid_to: PaidTo,
    pub paid_on: Date,
    pub consent_on: Option<Date>,
    pub approved_above_on: Option<Date>,
    pub reverses: Option<DuesPaymentId>,
    pub reason: Option<String>,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn find_within(
    tx: &TenantTx,
    id: DuesPaymentId,
    within: Condition,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn by_ids(tx: &TenantTx, ids: Vec<DuesPaymentId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

/// The entries that take these back.
pub async fn reversals_of(tx: &TenantTx, ids: Vec<DuesPaymentId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Reverses, ids)).all(tx).await
}

pub async fn insert(tx: &TenantTx, payments: Vec<Model>) -> Result<(), DbErr> {
    let rows = payments.into_iter().map(IntoActiveModel::into_active_model);
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}
