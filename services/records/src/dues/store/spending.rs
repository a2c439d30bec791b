use crate::{dues::rules::ledger::MoneyPlace, sql::any_of};
use kernel::{DocumentId, DuesSpendingId, MeetingId, UnitId};
use rulepack::dues::SpendingPurpose;
use sea_orm::{
    Condition, ConnectionTrait as _, DbBackend, FromQueryResult, IntoActiveModel, Order, QueryOrder,
    QuerySelect, Statement, entity::prelude::*,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_spendings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesSpendingId,
    pub unit_id: UnitId,
    pub purpose: SpendingPurpose,
    pub subject: String,
    pub amount: i64,
    pub money: MoneyPlace,
    pub spent_on: Date,
    pub meeting_id: Option<MeetingId>,
    pub decision: String,
    pub decided_on: Date,
    pub voucher_id: DocumentId,
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

pub async fn by_ids(tx: &TenantTx, ids: Vec<DuesSpendingId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

pub async fn insert(tx: &TenantTx, spending: Model) -> Result<(), DbErr> {
    Entity::insert(spending.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// What was booked for a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct OfPurpose {
    pub purpose: SpendingPurpose,
    pub amount: i64,
}

/// By the days of the ledger: a reversal counts on its own day, so that the sums are those of the account.
const SUMS: &str = "SELECT spent.purpose, sum(CASE WHEN entry.reverses IS NULL THEN entry.amount \
     ELSE -entry.amount END)::bigint AS amount FROM dues_entries entry \
     JOIN dues_spendings spent ON spent.id = entry.cause_id \
     WHERE entry.unit_id = $1 AND entry.booked_on BETWEEN $2 AND $3 GROUP BY spent.purpose ORDER BY spent.purpose";

pub async fn sums(tx: &TenantTx, unit: UnitId, first: Date, last: Date) -> Result<Vec<OfPurpose>, DbErr> {
    let values = [unit.into(), first.into(), last.into()];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, SUMS, values)).await?;
    rows.iter().map(|row| OfPurpose::from_query_result(row, "")).collect()
}
