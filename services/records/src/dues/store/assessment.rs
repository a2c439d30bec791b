use crate::{dues::words::AssessmentKind, sql::any_of};
use kernel::{DuesAssessmentId, MemberId, UnitId};
use rulepack::{
    UnitKind,
    dues::{ChangeReason, PayerKind},
};
use sea_orm::{Condition, IntoActiveModel, Order, QueryOrder, QuerySelect, entity::prelude::*};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_assessments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesAssessmentId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    pub number: i32,
    pub kind: AssessmentKind,
    pub payer: Option<PayerKind>,
    pub from_month: Date,
    pub until_month: Option<Date>,
    pub amount: i64,
    pub base_sealed: Option<Vec<u8>>,
    pub reason: Option<ChangeReason>,
    pub studied_on: Option<Date>,
    pub approved_on: Option<Date>,
    pub approved_by: Option<UnitKind>,
    pub doc_no: Option<String>,
    pub rests_on: Json,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Of these members, each one's in the order they were recorded.
pub async fn of_members(tx: &TenantTx, members: Vec<MemberId>) -> Result<Vec<Model>, DbErr> {
    let theirs = Entity::find().filter(any_of(Column::MemberId, members));
    theirs.order_by(Column::Number, Order::Asc).all(tx).await
}

/// One page of a member's, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Number, Order::Desc).limit(limit).all(tx).await
}

pub async fn find_within(
    tx: &TenantTx,
    id: DuesAssessmentId,
    within: Condition,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn insert(tx: &TenantTx, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model()).exec_without_returning(tx).await.map(drop)
}

pub async fn any_of_members(tx: &TenantTx, members: &[MemberId]) -> Result<bool, DbErr> {
    let theirs = Entity::find().filter(any_of(Column::MemberId, members.to_vec()));
    Ok(theirs.limit(1).one(tx).await?.is_some())
}
