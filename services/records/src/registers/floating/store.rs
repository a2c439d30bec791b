//! The only queries on `floating_spells`.

use crate::sql::{self, any_of, hex};
use kernel::{MemberId, SpellId, UnitId};
use sea_orm::{
    ActiveValue::Set,
    Condition, ExprTrait, Order, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Query, SelectStatement},
};
use serde::Serialize;
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "floating_spells")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SpellId,
    pub member_id: MemberId,
    pub where_to: String,
    pub since: Date,
    pub until: Option<Date>,
    pub inflow_unit_id: Option<UnitId>,
    #[serde(serialize_with = "hex::option::serialize")]
    pub contact_sealed: Option<Vec<u8>>,
    pub version: i32,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub end_recorded_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn find_within(tx: &TenantTx, id: SpellId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn insert(tx: &TenantTx, spells: Vec<Model>) -> Result<(), DbErr> {
    if spells.is_empty() {
        return Ok(());
    }
    sql::insert_all::<Entity>(tx, &spells).await
}

/// Ends a spell that is still open; `None` when somebody else was faster.
pub async fn end(
    tx: &TenantTx,
    id: SpellId,
    until: Date,
    now: OffsetDateTime,
) -> Result<Option<Model>, DbErr> {
    let open = Condition::all().add(Column::Id.eq(id)).add(Column::Until.is_null());
    let change =
        ActiveModel { until: Set(Some(until)), end_recorded_at: Set(Some(now)), ..Default::default() };
    let ended =
        Entity::update_many().set(change).col_expr(Column::Version, Expr::col(Column::Version).add(1));
    Ok(ended.filter(open).exec_with_returning(tx).await?.pop())
}

pub async fn delete_of(tx: &TenantTx, members: &[MemberId]) -> Result<(), DbErr> {
    let theirs = any_of(Column::MemberId, members.to_vec());
    Entity::delete_many().filter(theirs).exec(tx).await.map(drop)
}

/// Members with an open spell; for `open == false`, members without one.
pub fn member_ids(open: bool) -> SelectStatement {
    let with_open =
        Query::select().column(Column::MemberId).from(Entity).and_where(Column::Until.is_null()).to_owned();
    if open { with_open } else { crate::members::ids_except(with_open) }
}

pub async fn erase_contacts(tx: &TenantTx, member: MemberId) -> Result<(), DbErr> {
    let erased = ActiveModel { contact_sealed: Set(None), ..Default::default() };
    Entity::update_many().set(erased).filter(Column::MemberId.eq(member)).exec(tx).await.map(drop)
}
