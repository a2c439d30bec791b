//! The only queries on `courses`, but for the figures of the statistics.

use crate::sql::any_of;
use kernel::{AccountId, CourseId, MemberId};
use sea_orm::{
    Condition, IntoActiveModel, Order, PaginatorTrait as _, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// A course of one member.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "courses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CourseId,
    pub member_id: MemberId,
    pub title: String,
    pub organiser: String,
    pub started_on: Date,
    pub ended_on: Date,
    pub hours: i16,
    pub doc_no: Option<String>,
    pub recorded_by: Option<AccountId>,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let ordered = Entity::find().filter(condition).order_by(Column::StartedOn, Order::Desc);
    ordered.order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

/// Behind a course in the order of [`page`].
pub fn before(day: Date, id: CourseId) -> Expr {
    let row = Expr::tuple([Expr::col((Entity, Column::StartedOn)), Expr::col((Entity, Column::Id))]);
    row.lt(Expr::tuple([Expr::val(day), Expr::val(id)]))
}

/// Those of a member that ended between two days.
///
/// # Errors
/// When the database is away.
pub async fn attended(tx: &TenantTx, member: MemberId, first: Date, last: Date) -> Result<Vec<Model>, DbErr> {
    let theirs = Condition::all().add(Column::MemberId.eq(member)).add(Column::EndedOn.between(first, last));
    Entity::find().filter(theirs).all(tx).await
}

pub async fn find(tx: &TenantTx, id: CourseId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

pub async fn insert(tx: &TenantTx, course: Model) -> Result<(), DbErr> {
    Entity::insert(course.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Whether it was there.
pub async fn remove(tx: &TenantTx, id: CourseId) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id(id).exec(tx).await?.rows_affected > 0)
}

/// Whether a course was ever entered for one of these members.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_members(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::MemberId, ids.to_vec())).count(tx).await? > 0)
}
