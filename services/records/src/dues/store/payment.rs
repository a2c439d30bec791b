use crate::{
    dues::rules::pay::{HandedInBy, PaidTo, PayChannel},
    sql::any_of,
};
use kernel::{DuesPaymentId, MemberId, UnitId};
use sea_orm::{
    Condition, ConnectionTrait as _, DbBackend, FromQueryResult, IntoActiveModel, Order, QueryOrder,
    QuerySelect, Statement, entity::prelude::*, sea_query::ExprTrait as _,
};
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
super::taken::taken!(DuesPaymentId);

/// What payments of a condition come to by channel; reversals count against them.
pub async fn by_channel(tx: &TenantTx, condition: Condition) -> Result<Vec<(PayChannel, i64)>, DbErr> {
    let sums = Entity::find()
        .select_only()
        .column(Column::Channel)
        .column_as(Column::Amount.sum().cast_as("bigint"), "amount")
        .filter(condition)
        .group_by(Column::Channel)
        .order_by(Column::Channel, Order::Asc);
    sums.into_tuple().all(tx).await
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

/// What a member paid to a unit in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PaidInYear {
    pub year: i32,
    pub member_id: MemberId,
    pub amount: i64,
}

/// By the days of the ledger: what was taken back counts on its own day.
const BY_YEAR: &str = "SELECT extract(year FROM paid_on)::integer AS year, member_id, sum(amount)::bigint AS amount \
     FROM dues_payments WHERE unit_id = $1 GROUP BY 1, 2 HAVING sum(amount) <> 0";

/// What each member paid to a unit, year by year.
pub async fn by_year(tx: &TenantTx, unit: UnitId) -> Result<Vec<PaidInYear>, DbErr> {
    let query = Statement::from_sql_and_values(DbBackend::Postgres, BY_YEAR, [unit.into()]);
    let rows = tx.query_all_raw(query).await?;
    rows.iter().map(|row| PaidInYear::from_query_result(row, "")).collect()
}

/// What came in over a channel in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Collected {
    pub month: Date,
    pub channel: PayChannel,
    pub amount: i64,
}

const COLLECTED: &str = "SELECT date_trunc('month', paid_on)::date AS month, channel, sum(amount)::bigint AS amount \
     FROM dues_payments WHERE unit_id = $1 AND paid_on BETWEEN $2 AND $3 \
     GROUP BY 1, 2 HAVING sum(amount) <> 0 ORDER BY 1, 2";

/// What members paid to a unit between two days, month by month and by channel.
pub async fn collected(
    tx: &TenantTx,
    unit: UnitId,
    first: Date,
    last: Date,
) -> Result<Vec<Collected>, DbErr> {
    let values = [unit.into(), first.into(), last.into()];
    let query = Statement::from_sql_and_values(DbBackend::Postgres, COLLECTED, values);
    tx.query_all_raw(query).await?.iter().map(|row| Collected::from_query_result(row, "")).collect()
}
