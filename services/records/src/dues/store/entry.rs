use crate::{
    dues::rules::ledger::{EntryKind, LedgerAccount},
    sql::any_of,
};
use kernel::{DuesEntryId, UnitId};
use sea_orm::{Condition, IntoActiveModel, Order, QueryOrder, QuerySelect, entity::prelude::*};
use std::collections::{HashMap, HashSet};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// One movement of money in the ledger of a unit.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesEntryId,
    pub unit_id: UnitId,
    pub number: i32,
    pub booked_on: Date,
    pub kind: EntryKind,
    pub debit: LedgerAccount,
    pub credit: LedgerAccount,
    pub amount: i64,
    pub cause_id: Uuid,
    pub reverses: Option<DuesEntryId>,
    pub note: Option<String>,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// One page, as a ledger is read.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let ordered = Entity::find().filter(condition).order_by(Column::BookedOn, Order::Asc);
    ordered.order_by(Column::Number, Order::Asc).limit(limit).all(tx).await
}

pub async fn find_within(tx: &TenantTx, id: DuesEntryId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// What a remittance or the like has made in the books of a unit, the reversal aside.
pub async fn of_cause(tx: &TenantTx, unit: UnitId, cause: Uuid) -> Result<Option<Model>, DbErr> {
    let made = Condition::all().add(Column::UnitId.eq(unit)).add(Column::CauseId.eq(cause));
    Entity::find().filter(made.add(Column::Reverses.is_null())).one(tx).await
}

/// The entries these causes have made, reversals aside.
pub async fn of_causes(tx: &TenantTx, causes: Vec<Uuid>) -> Result<HashMap<Uuid, DuesEntryId>, DbErr> {
    if causes.is_empty() {
        return Ok(HashMap::new());
    }
    let made = Condition::all().add(Column::Reverses.is_null()).add(any_of(Column::CauseId, causes));
    Ok(Entity::find()
        .filter(made)
        .all(tx)
        .await?
        .into_iter()
        .map(|entry| (entry.cause_id, entry.id))
        .collect())
}

/// The entries that take these back.
pub async fn reversals_of(tx: &TenantTx, ids: Vec<DuesEntryId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Reverses, ids)).all(tx).await
}

/// Which of these causes were taken back.
pub async fn taken_back(tx: &TenantTx, causes: Vec<Uuid>) -> Result<HashSet<Uuid>, DbErr> {
    if causes.is_empty() {
        return Ok(HashSet::new());
    }
    let reversals =
        Condition::all().add(Column::Kind.eq(EntryKind::Reverse)).add(any_of(Column::CauseId, causes));
    Ok(Entity::find().filter(reversals).all(tx).await?.into_iter().map(|entry| entry.cause_id).collect())
}

pub async fn last_number(tx: &TenantTx, unit: UnitId) -> Result<i32, DbErr> {
    let last = Entity::find().filter(Column::UnitId.eq(unit)).order_by(Column::Number, Order::Desc);
    Ok(last.limit(1).one(tx).await?.map_or(0, |entry| entry.number))
}

pub async fn first_day(tx: &TenantTx, unit: UnitId) -> Result<Option<Date>, DbErr> {
    let first = Entity::find().filter(Column::UnitId.eq(unit)).order_by(Column::BookedOn, Order::Asc);
    Ok(first.limit(1).one(tx).await?.map(|entry| entry.booked_on))
}

pub async fn last_day(tx: &TenantTx, unit: UnitId) -> Result<Option<Date>, DbErr> {
    let last = Entity::find().filter(Column::UnitId.eq(unit)).order_by(Column::BookedOn, Order::Desc);
    Ok(last.limit(1).one(tx).await?.map(|entry| entry.booked_on))
}

pub async fn insert(tx: &TenantTx, entry: Model) -> Result<(), DbErr> {
    Entity::insert(entry.into_active_model()).exec_without_returning(tx).await.map(drop)
}
