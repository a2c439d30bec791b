//! The only queries on `honours`, but for the figures of the statistics.

use super::words::HonourLevel;
use crate::sql::any_of;
use kernel::{AccountId, HonourId, MemberId, UnitId};
use sea_orm::{
    Condition, IntoActiveModel, PaginatorTrait as _, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::Expr,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// An honour of a member, or of a unit.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "honours")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HonourId,
    /// The unit that was honoured, or that of the member when it was entered.
    pub unit_id: UnitId,
    pub member_id: Option<MemberId>,
    pub level: HonourLevel,
    pub title: String,
    pub awarded_by: String,
    pub awarded_on: Date,
    pub doc_no: Option<String>,
    pub recorded_by: Option<AccountId>,
    pub recorded_at: OffsetDateTime,
    pub withdrawn_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

fn standing() -> Condition {
    Condition::all().add(Column::WithdrawnAt.is_null())
}

/// One page of those that count, the newest entries first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let found = Entity::find().filter(standing().add(condition));
    found.order_by_desc(Column::Id).limit(limit).all(tx).await
}

pub async fn find(tx: &TenantTx, id: HonourId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(standing().add(within)).one(tx).await
}

pub async fn insert(tx: &TenantTx, honour: Model) -> Result<(), DbErr> {
    Entity::insert(honour.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Whether it counted until now.
pub async fn withdraw(tx: &TenantTx, id: HonourId, now: OffsetDateTime) -> Result<bool, DbErr> {
    let still = standing().add(Column::Id.eq(id));
    let withdrawn = Entity::update_many().col_expr(Column::WithdrawnAt, Expr::val(now)).filter(still);
    Ok(withdrawn.exec(tx).await?.rows_affected > 0)
}

/// Whether an honour was ever entered for one of these members.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_members(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::MemberId, ids.to_vec())).count(tx).await? > 0)
}

/// Whether an honour was ever entered in one of these units.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::UnitId, ids.to_vec())).count(tx).await? > 0)
}
