//! The only queries on the tables of development files.

pub mod file;
pub mod mentor;
pub mod notice;
pub mod objection;
pub mod paper;
mod parts;
pub mod plan;
mod plans;
mod pool;
pub mod pool_review;
pub mod special;
pub mod step;
pub mod vote;

pub use parts::{
    any_mentored, any_received, insert_mentors, insert_notice, insert_objection, insert_paper, insert_step,
    insert_vote, last_with_contact, mentors_of, notices_of, objections_of, papers_of, papers_of_all,
    remove_paper, replace_mentors, restore_mentors, save_notice, save_objection, save_step, steps_at,
    steps_of, steps_of_all, votes_of,
};
pub use plans::{
    claim_plan, insert_plan, listed, plan_of, plans_exist_of, plans_of, special as special_of, taken,
    update_plan,
};
pub use pool::{
    InPool, any_in_pool, find_pool_review, first_opened, in_pool, insert_pool_review, pool_reviews,
    pool_reviews_exist_of, remove_pool_review,
};
pub use pool_review::PoolLine;

use crate::{sql::any_of, versioned};
use file::{Column, Entity, Model};
use kernel::{DevelopmentFileId, MemberId, UnitId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, PaginatorTrait as _, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Func, LockType, SelectStatement},
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// Behind every day on which something can be due.
pub const NEVER: Date = time::macros::date!(9999 - 12 - 31);

fn due() -> Expr {
    Func::coalesce([Expr::col((Entity, Column::DueOn)), Expr::val(NEVER)]).into()
}

/// One page, the first due first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let ordered = Entity::find().filter(condition).order_by(due(), Order::Asc);
    ordered.order_by(Column::Id, Order::Asc).limit(limit).all(tx).await
}

/// Those whose files are not closed, by the id their record has or will have, for use inside another query.
pub fn people_on_their_way() -> SelectStatement {
    Entity::find().select_only().column(Column::PersonId).filter(Column::ClosedOn.is_null()).into_query()
}

/// Behind a file in the order of [`page`].
pub fn behind(day: Date, id: DevelopmentFileId) -> Expr {
    let row = Expr::tuple([due(), Expr::col((Entity, Column::Id))]);
    row.gt(Expr::tuple([Expr::val(day), Expr::val(id)]))
}

pub async fn find_within(
    tx: &TenantTx,
    id: DevelopmentFileId,
    within: Condition,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

pub async fn by_ids_within(
    tx: &TenantTx,
    ids: Vec<DevelopmentFileId>,
    within: Condition,
) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(any_of(Column::Id, ids)).filter(within).all(tx).await
}

/// The file, for this transaction alone to change with all its parts.
pub async fn claim(tx: &TenantTx, id: DevelopmentFileId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

/// Every file of a person, the latest first.
pub async fn of_person(tx: &TenantTx, person: MemberId) -> Result<Vec<Model>, DbErr> {
    let theirs = Entity::find().filter(Column::PersonId.eq(person));
    theirs.order_by(Column::Id, Order::Desc).all(tx).await
}

/// Every file with this number, the latest first.
pub async fn with_number(tx: &TenantTx, blind: Vec<u8>) -> Result<Vec<Model>, DbErr> {
    let theirs = Entity::find().filter(Column::IdNoBlind.eq(blind));
    theirs.order_by(Column::Id, Order::Desc).all(tx).await
}

/// Every file that is open.
pub async fn open_ones(tx: &TenantTx) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::ClosedOn.is_null()).all(tx).await
}

pub async fn insert(tx: &TenantTx, file: Model) -> Result<(), DbErr> {
    Entity::insert(file.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes all columns of a file that still has `version`; `None` when it was changed meanwhile. The new version is set
/// here.
pub async fn update(tx: &TenantTx, file: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, file, now).await
}

/// The open files of people who changed their branch go with them.
pub async fn follow(
    tx: &TenantTx,
    people: &[MemberId],
    unit: UnitId,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let theirs = Condition::all().add(any_of(Column::MemberId, people.to_vec()));
    moved(tx, theirs, unit, now).await
}

/// So do the files of a unit that is merged into another.
pub async fn move_all(tx: &TenantTx, from: UnitId, to: UnitId, now: OffsetDateTime) -> Result<(), DbErr> {
    moved(tx, Condition::all().add(Column::UnitId.eq(from)), to, now).await
}

async fn moved(tx: &TenantTx, files: Condition, unit: UnitId, now: OffsetDateTime) -> Result<(), DbErr> {
    let moved = Entity::update_many()
        .col_expr(Column::UnitId, Expr::val(unit))
        .col_expr(Column::UpdatedAt, Expr::val(now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1));
    moved.filter(files.add(Column::UnitId.ne(unit))).exec(tx).await.map(drop)
}

/// Forgets the number by which a person is called.
pub async fn forget_mobile(tx: &TenantTx, person: MemberId) -> Result<(), DbErr> {
    let cleared = file::ActiveModel { mobile_sealed: Set(None), ..Default::default() };
    Entity::update_many().set(cleared).filter(Column::PersonId.eq(person)).exec(tx).await.map(drop)
}

pub async fn exist_of_members(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::MemberId, ids.to_vec())).count(tx).await? > 0)
}

/// How many files a unit keeps that are not closed.
///
/// # Errors
/// When the database is away.
pub async fn count_open_of(tx: &TenantTx, unit: UnitId) -> Result<u64, DbErr> {
    Entity::find().filter(Column::UnitId.eq(unit)).filter(Column::ClosedOn.is_null()).count(tx).await
}

pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    let files = Entity::find().filter(any_of(Column::UnitId, ids.to_vec())).count(tx).await?;
    Ok(files > 0 || plans_exist_of(tx, ids).await? || pool_reviews_exist_of(tx, ids).await?)
}

/// How many files fulfil the condition in each unit, and the first day something is due.
pub async fn due_by_unit(
    tx: &TenantTx,
    condition: Condition,
) -> Result<Vec<(UnitId, u32, Option<Date>)>, DbErr> {
    let sums: Vec<(UnitId, i64, Option<Date>)> = Entity::find()
        .select_only()
        .column(Column::UnitId)
        .column_as(Column::Id.count(), "files")
        .column_as(Column::DueOn.min(), "first")
        .filter(condition)
        .group_by(Column::UnitId)
        .into_tuple()
        .all(tx)
        .await?;
    let narrow = |(unit, count, on)| (unit, u32::try_from(count).unwrap_or(u32::MAX), on);
    Ok(sums.into_iter().map(narrow).collect())
}
