use crate::{
    dues::{
        rules::ledger::{Fund, MoneyPlace},
        words::{RemittanceKind, RemittanceState},
    },
    sql::any_of,
};
use kernel::{DuesRemittanceId, UnitId};
use rulepack::dues::SpendingPurpose;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::NotSet, Condition, IntoActiveModel, Order, PaginatorTrait as _,
    QueryOrder, QuerySelect, entity::prelude::*, sea_query::LockType,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// Money on its way between two levels, and what the other side said of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_remittances")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesRemittanceId,
    pub kind: RemittanceKind,
    pub from_unit_id: UnitId,
    pub to_unit_id: Option<UnitId>,
    pub fund: Fund,
    pub amount: i64,
    pub money: MoneyPlace,
    pub sent_on: Date,
    pub first_month: Option<Date>,
    pub last_month: Option<Date>,
    pub purpose: Option<SpendingPurpose>,
    pub decision: Option<String>,
    pub decided_on: Option<Date>,
    pub note: Option<String>,
    pub state: RemittanceState,
    pub answered_on: Option<Date>,
    pub answered_money: Option<MoneyPlace>,
    pub answer: Option<String>,
    pub sent_by: Option<Uuid>,
    pub sent_at: OffsetDateTime,
    pub answered_by: Option<Uuid>,
    pub answered_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn by_ids(tx: &TenantTx, ids: Vec<DuesRemittanceId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

/// What was sent before a day and nobody has answered: from where, to where, and when.
pub async fn unanswered(tx: &TenantTx, before: Date) -> Result<Vec<(UnitId, Option<UnitId>, Date)>, DbErr> {
    let open = Condition::all().add(Column::State.eq(RemittanceState::Sent)).add(Column::SentOn.lt(before));
    let slim = Entity::find().select_only().columns([Column::FromUnitId, Column::ToUnitId, Column::SentOn]);
    slim.filter(open).into_tuple().all(tx).await
}

pub async fn count(tx: &TenantTx, condition: Condition) -> Result<u64, DbErr> {
    Entity::find().filter(condition).count(tx).await
}

/// The remittance, if it lies within reach, for this transaction alone to answer.
pub async fn claim_within(
    tx: &TenantTx,
    id: DuesRemittanceId,
    within: Condition,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn insert(tx: &TenantTx, remittance: Model) -> Result<(), DbErr> {
    Entity::insert(remittance.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes the answer to a remittance that was claimed.
pub async fn update(tx: &TenantTx, remittance: Model) -> Result<(), DbErr> {
    let id = remittance.id;
    let mut row = remittance.into_active_model().reset_all();
    row.id = NotSet;
    Entity::update_many().set(row).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}
