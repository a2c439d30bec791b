use crate::sql::any_of;
use kernel::{DuesPaymentId, DuesReceiptId, MemberId, UnitId};
use sea_orm::{Condition, IntoActiveModel, Order, QueryOrder, QuerySelect, entity::prelude::*};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_receipts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesReceiptId,
    pub payment_id: DuesPaymentId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    pub year: i32,
    pub number: i32,
    pub payer: String,
    pub first_month: Date,
    pub last_month: Date,
    pub amount: i64,
    pub capitals: String,
    pub collector: String,
    pub issued_on: Date,
    pub code: String,
    pub issued_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
super::taken::taken!(DuesReceiptId);

pub async fn find_within(
    tx: &TenantTx,
    id: DuesReceiptId,
    within: Condition,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn of_payments(tx: &TenantTx, payments: Vec<DuesPaymentId>) -> Result<Vec<Model>, DbErr> {
    if payments.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::PaymentId, payments)).all(tx).await
}

/// The last number a unit gave in a year; 0 before the first.
pub async fn last_number(tx: &TenantTx, unit: UnitId, year: i32) -> Result<i32, DbErr> {
    let of_year = Condition::all().add(Column::UnitId.eq(unit)).add(Column::Year.eq(year));
    let last = Entity::find().filter(of_year).order_by(Column::Number, Order::Desc).limit(1).one(tx).await?;
    Ok(last.map_or(0, |receipt| receipt.number))
}

pub async fn insert(tx: &TenantTx, receipt: Model) -> Result<(), DbErr> {
    Entity::insert(receipt.into_active_model()).exec_without_returning(tx).await.map(drop)
}
