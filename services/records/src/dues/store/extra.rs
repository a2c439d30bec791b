use crate::{
    dues::{
        rules::{ledger::Fund, pay::PayChannel},
        words::ExtraKind,
    },
    sql::any_of,
};
use kernel::{DuesExtraId, MemberId, UnitId};
use sea_orm::{Condition, IntoActiveModel, Order, QueryOrder, QuerySelect, entity::prelude::*};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// An extra payment or special dues, with its receipt.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_extras")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesExtraId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    pub kind: ExtraKind,
    pub fund: Fund,
    pub amount: i64,
    pub channel: PayChannel,
    pub paid_on: Date,
    pub campaign: Option<String>,
    pub note: Option<String>,
    pub year: i32,
    pub number: i32,
    pub payer: String,
    pub capitals: String,
    pub collector: String,
    pub issued_on: Date,
    pub code: String,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
super::taken::taken!(DuesExtraId);

pub async fn find_within(tx: &TenantTx, id: DuesExtraId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn by_ids(tx: &TenantTx, ids: Vec<DuesExtraId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

/// The last number a unit gave in a year; 0 before the first.
pub async fn last_number(tx: &TenantTx, unit: UnitId, year: i32) -> Result<i32, DbErr> {
    let of_year = Condition::all().add(Column::UnitId.eq(unit)).add(Column::Year.eq(year));
    let last = Entity::find().filter(of_year).order_by(Column::Number, Order::Desc).limit(1).one(tx).await?;
    Ok(last.map_or(0, |extra| extra.number))
}

pub async fn insert(tx: &TenantTx, extra: Model) -> Result<(), DbErr> {
    Entity::insert(extra.into_active_model()).exec_without_returning(tx).await.map(drop)
}

pub async fn any_of_members(tx: &TenantTx, members: &[MemberId]) -> Result<bool, DbErr> {
    let theirs = Entity::find().filter(any_of(Column::MemberId, members.to_vec()));
    Ok(theirs.limit(1).one(tx).await?.is_some())
}
