use crate::{
    dues::{rules::reconcile::RowDoubt, words::LineState},
    sql::{any_of, insert_all},
};
use kernel::{DuesLineId, DuesReconciliationId, MemberId, UnitId};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::NotSet, Condition, IntoActiveModel, Order, PaginatorTrait as _,
    QueryOrder, QuerySelect, entity::prelude::*, sea_query::LockType,
};
use serde::Serialize;
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// A row of such a file, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "dues_reconciliation_lines")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DuesLineId,
    pub reconciliation_id: DuesReconciliationId,
    pub unit_id: UnitId,
    pub line: i32,
    pub transaction_no: String,
    pub paid_on: Date,
    pub amount: i64,
    pub payer: String,
    pub remark: String,
    pub doubt: Option<RowDoubt>,
    pub member_id: Option<MemberId>,
    pub months: Vec<Date>,
    pub state: LineState,
    pub reason: Option<String>,
    pub settled_by: Option<Uuid>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub settled_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// All lines of a file, in its order.
pub async fn of_run(tx: &TenantTx, run: DuesReconciliationId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::ReconciliationId.eq(run)).order_by(Column::Line, Order::Asc).all(tx).await
}

/// All lines of these files, for their counts.
pub async fn of_runs(tx: &TenantTx, runs: Vec<DuesReconciliationId>) -> Result<Vec<Model>, DbErr> {
    if runs.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::ReconciliationId, runs)).all(tx).await
}

/// These lines of a file, for this transaction alone to settle.
pub async fn claim(
    tx: &TenantTx,
    run: DuesReconciliationId,
    ids: Vec<DuesLineId>,
) -> Result<Vec<Model>, DbErr> {
    let theirs = Condition::all().add(Column::ReconciliationId.eq(run)).add(any_of(Column::Id, ids));
    let ordered = Entity::find().filter(theirs).order_by(Column::Line, Order::Asc);
    ordered.lock(LockType::NoKeyUpdate).all(tx).await
}

/// Which of these transactions were booked before in a unit.
pub async fn booked(tx: &TenantTx, unit: UnitId, numbers: Vec<String>) -> Result<Vec<String>, DbErr> {
    let theirs = Condition::all().add(Column::UnitId.eq(unit)).add(Column::State.eq(LineState::Accepted));
    let found = Entity::find().filter(theirs.add(any_of(Column::TransactionNo, numbers))).all(tx).await?;
    Ok(found.into_iter().map(|line| line.transaction_no).collect())
}

/// How many lines of a unit nobody has settled, up to a day.
pub async fn count_open(tx: &TenantTx, unit: UnitId, until: Date) -> Result<u64, DbErr> {
    let open = Condition::all().add(Column::UnitId.eq(unit)).add(Column::State.eq(LineState::Open));
    Entity::find().filter(open.add(Column::PaidOn.lte(until))).count(tx).await
}

pub async fn insert(tx: &TenantTx, lines: &[Model]) -> Result<(), DbErr> {
    insert_all::<Entity>(tx, lines).await
}

/// Writes what became of a line that was claimed.
pub async fn update(tx: &TenantTx, line: Model) -> Result<(), DbErr> {
    let id = line.id;
    let mut row = line.into_active_model().reset_all();
    row.id = NotSet;
    Entity::update_many().set(row).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}
