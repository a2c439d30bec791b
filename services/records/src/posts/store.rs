//! The only queries on `posts`.

use super::words::Basis;
use kernel::{MemberId, Period, PostId, UnitId};
use rulepack::Post;
use sea_orm::{
    ActiveValue::Set, Condition, ExprTrait, IntoActiveModel, Order, QueryOrder, QuerySelect,
    entity::prelude::*,
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "posts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PostId,
    pub unit_id: UnitId,
    pub member_id: MemberId,
    pub post: Post,
    pub sole: bool,
    pub basis: Basis,
    pub started_on: Date,
    pub term_ends_on: Option<Date>,
    pub ended_on: Option<Date>,
    pub doc_no: Option<String>,
    pub end_reason: Option<String>,
    pub version: i32,
    pub recorded_at: OffsetDateTime,
    pub end_recorded_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn period(&self) -> Period {
        Period { from: self.started_on, until: self.ended_on }
    }
}

/// Held on a day.
pub fn held_on(day: Date) -> Condition {
    let not_over = Condition::any().add(Column::EndedOn.is_null()).add(Column::EndedOn.gt(day));
    Condition::all().add(Column::StartedOn.lte(day)).add(not_over)
}

pub async fn all(tx: &TenantTx, condition: Condition) -> Result<Vec<Model>, DbErr> {
    let ordered = Entity::find().filter(condition).order_by(Column::StartedOn, Order::Desc);
    ordered.order_by(Column::Id, Order::Desc).all(tx).await
}

/// Where posts are, and which: of a whole organisation these are many rows.
pub async fn places(tx: &TenantTx, condition: Condition) -> Result<Vec<(UnitId, Post)>, DbErr> {
    let slim = Entity::find().select_only().columns([Column::UnitId, Column::Post]).filter(condition);
    slim.into_tuple().all(tx).await
}

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let ordered = Entity::find().filter(condition).order_by(Column::StartedOn, Order::Desc);
    ordered.order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

/// Behind a post in the order of [`page`].
pub fn before(started_on: Date, id: PostId) -> Expr {
    let row = Expr::tuple([Expr::col(Column::StartedOn), Expr::col(Column::Id)]);
    row.lt(Expr::tuple([Expr::val(started_on), Expr::val(id)]))
}

pub async fn find_within(tx: &TenantTx, id: PostId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn of_unit(tx: &TenantTx, unit: UnitId, post: Post) -> Result<Vec<Model>, DbErr> {
    all(tx, Condition::all().add(Column::UnitId.eq(unit)).add(Column::Post.eq(post))).await
}

pub async fn insert(tx: &TenantTx, post: Model) -> Result<(), DbErr> {
    Entity::insert(post.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// How and when somebody left a post.
pub struct End {
    pub on: Date,
    pub reason: String,
    pub recorded_at: OffsetDateTime,
}

/// Ends the posts that are still open and fulfil the condition; gives them back as they are afterwards. A
/// post that would begin later than it ends, ends on its first day.
pub async fn end(tx: &TenantTx, condition: Condition, end: End) -> Result<Vec<Model>, DbErr> {
    let open = Condition::all().add(Column::EndedOn.is_null()).add(condition);
    let last = Expr::cust_with_exprs("greatest($1, $2)", [Expr::val(end.on), Expr::col(Column::StartedOn)]);
    Entity::update_many()
        .set(ActiveModel {
            end_reason: Set(Some(end.reason)),
            end_recorded_at: Set(Some(end.recorded_at)),
            ..Default::default()
        })
        .col_expr(Column::EndedOn, last)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(open)
        .exec_with_returning(tx)
        .await
}

/// Whether there is any such post.
pub async fn exists(tx: &TenantTx, condition: Condition) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(condition).one(tx).await?.is_some())
}

/// Deletes posts as if they had never been recorded.
pub async fn delete(tx: &TenantTx, ids: &[PostId]) -> Result<(), DbErr> {
    let theirs = crate::sql::any_of(Column::Id, ids.to_vec());
    Entity::delete_many().filter(theirs).exec(tx).await.map(drop)
}
