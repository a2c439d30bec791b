use crate::sql::any_of;
use kernel::{DuesPaymentId, MemberId};
use sea_orm::{IntoActiveModel, entity::prelude::*};
use tenancy::TenantTx;
use time::Date;

/// That a payment covers a month of a member.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_months")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub month: Date,
    pub payment_id: DuesPaymentId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_members(tx: &TenantTx, members: Vec<MemberId>) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(any_of(Column::MemberId, members)).all(tx).await
}

pub async fn insert(tx: &TenantTx, months: Vec<Model>) -> Result<(), DbErr> {
    let rows = months.into_iter().map(IntoActiveModel::into_active_model);
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

pub async fn delete_of(tx: &TenantTx, payment: DuesPaymentId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::PaymentId.eq(payment)).exec(tx).await.map(drop)
}
