//! The only queries on `rights_suspensions`.

use super::RestKind;
use kernel::{MemberId, SpellId};
use sea_orm::{
    ActiveValue::Set, Condition, ExprTrait, IntoActiveModel, Order, QueryOrder, QuerySelect,
    entity::prelude::*,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rights_suspensions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SpellId,
    pub member_id: MemberId,
    pub kind: RestKind,
    /// Of the paper that decided it.
    pub doc_no: String,
    pub decided_on: Date,
    pub since: Date,
    /// The last day; none while no end is known.
    pub until: Option<Date>,
    pub version: i32,
    pub recorded_at: OffsetDateTime,
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

pub async fn insert(tx: &TenantTx, entry: Model) -> Result<(), DbErr> {
    Entity::insert(entry.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Ends an entry that would last longer; `None` when somebody else was faster.
pub async fn end(
    tx: &TenantTx,
    id: SpellId,
    until: Date,
    now: OffsetDateTime,
) -> Result<Option<Model>, DbErr> {
    let longer = Condition::any().add(Column::Until.is_null()).add(Column::Until.gt(until));
    let change =
        ActiveModel { until: Set(Some(until)), end_recorded_at: Set(Some(now)), ..Default::default() };
    let ended =
        Entity::update_many().set(change).col_expr(Column::Version, Expr::col(Column::Version).add(1));
    Ok(ended.filter(Column::Id.eq(id)).filter(longer).exec_with_returning(tx).await?.pop())
}
