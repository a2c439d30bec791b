use kernel::{UnitId, YearMonth};
use sea_orm::{
    Condition, ConnectionTrait, DbBackend, IntoActiveModel, Order, QueryOrder, QueryResult, QuerySelect,
    Statement, entity::prelude::*,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// That a month of a unit's ledger is closed, and what it came to.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dues_closings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub month: Date,
    pub figures: Json,
    pub closed_by: Option<Uuid>,
    pub closed_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Everything up to this month is closed.
pub async fn settled_to(tx: &TenantTx, unit: UnitId) -> Result<Option<YearMonth>, DbErr> {
    let last = Entity::find().filter(Column::UnitId.eq(unit)).order_by(Column::Month, Order::Desc);
    Ok(last.limit(1).one(tx).await?.map(|closing| YearMonth::of(closing.month)))
}

/// Of the months between two days, in order.
pub async fn between(tx: &TenantTx, unit: UnitId, first: Date, last: Date) -> Result<Vec<Model>, DbErr> {
    let theirs = Condition::all().add(Column::UnitId.eq(unit)).add(Column::Month.between(first, last));
    Entity::find().filter(theirs).order_by(Column::Month, Order::Asc).all(tx).await
}

/// Units that closed one of the months between two days.
pub async fn units_between(tx: &TenantTx, first: Date, last: Date) -> Result<Vec<UnitId>, DbErr> {
    let units = Entity::find().select_only().column(Column::UnitId).distinct();
    units.filter(Column::Month.between(first, last)).into_tuple().all(tx).await
}

pub async fn insert(tx: &TenantTx, closing: Model) -> Result<(), DbErr> {
    Entity::insert(closing.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// The latest month that any unit has closed.
pub async fn latest(tx: &TenantTx) -> Result<Option<YearMonth>, DbErr> {
    let last = Entity::find().order_by(Column::Month, Order::Desc).limit(1).one(tx).await?;
    Ok(last.map(|closing| YearMonth::of(closing.month)))
}

/// The first entry of each unit is the first in `dues_entries_day_idx`: a look for each, where grouping reads all entries.
const BOOKS: &str = "SELECT b.unit_id, b.begun, \
       (SELECT max(c.month) FROM dues_closings c WHERE c.unit_id = b.unit_id) AS settled \
     FROM (SELECT u.id AS unit_id, (SELECT min(e.booked_on) FROM dues_entries e WHERE e.unit_id = u.id) AS begun \
       FROM units u) b WHERE b.begun IS NOT NULL";

/// Every unit that has booked something: the first day, and the last month it has closed.
pub async fn begun_and_settled(tx: &TenantTx) -> Result<Vec<(UnitId, Date, Option<Date>)>, DbErr> {
    let rows = tx.query_all_raw(Statement::from_string(DbBackend::Postgres, BOOKS)).await?;
    let books = |row: &QueryResult| {
        let unit: Uuid = row.try_get("", "unit_id")?;
        Ok((UnitId(unit), row.try_get("", "begun")?, row.try_get("", "settled")?))
    };
    rows.iter().map(books).collect()
}
