//! The only queries on `visiting_members`.

use kernel::{UnitId, VisitingMemberId};
use sea_orm::{
    ActiveValue::Set, Condition, IntoActiveModel, Order, QueryOrder, QuerySelect, entity::prelude::*,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visiting_members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VisitingMemberId,
    pub unit_id: UnitId,
    pub name: String,
    pub from_place: String,
    pub paper_no: Option<String>,
    pub paper_until: Option<Date>,
    pub since: Date,
    pub until: Option<Date>,
    pub version: i32,
    pub recorded_at: OffsetDateTime,
    pub end_recorded_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The newest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn insert(tx: &TenantTx, visitor: Model) -> Result<(), DbErr> {
    Entity::insert(visitor.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Ends a time here and erases what was kept of the paper; `None` when somebody else was faster.
pub async fn end(
    tx: &TenantTx,
    visitor: &Model,
    until: Date,
    now: OffsetDateTime,
) -> Result<Option<Model>, DbErr> {
    let ended = ActiveModel {
        until: Set(Some(until)),
        paper_no: Set(None),
        paper_until: Set(None),
        end_recorded_at: Set(Some(now)),
        version: Set(visitor.version + 1),
        ..Default::default()
    };
    let open = Condition::all()
        .add(Column::Id.eq(visitor.id))
        .add(Column::Version.eq(visitor.version))
        .add(Column::EndRecordedAt.is_null());
    Ok(Entity::update_many().set(ended).filter(open).exec_with_returning(tx).await?.pop())
}
