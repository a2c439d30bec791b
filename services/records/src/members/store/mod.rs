//! The only queries on `members`.

mod filter;
pub mod member;

pub use filter::{Filter, Place, Sort, page_of};

use super::words::{MemberKind, MembershipState};
use crate::{
    sql::{self, any_of},
    versioned,
};
use kernel::{MemberId, UnitId};
use member::{Column, Entity, Model};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, DbErr, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType, Query, SelectStatement},
};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// Rows of one INSERT: large enough to be fast, small enough to be held in memory twice.
const BATCH: usize = 1000;

pub async fn find(tx: &TenantTx, condition: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(condition).one(tx).await
}

/// The member, for this transaction alone to change.
pub async fn claim(tx: &TenantTx, id: MemberId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn all(tx: &TenantTx, condition: Condition) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).all(tx).await
}

pub async fn by_ids(tx: &TenantTx, ids: Vec<MemberId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

pub async fn count(tx: &TenantTx, condition: Condition) -> Result<i64, DbErr> {
    #[derive(FromQueryResult)]
    struct Counted {
        n: i64,
    }
    let counted = Entity::find().select_only().column_as(Column::Id.count(), "n").filter(condition);
    Ok(counted.into_model::<Counted>().one(tx).await?.map_or(0, |row| row.n))
}

/// On the roster: neither gone nor never recognised.
pub fn on_roster() -> Condition {
    let states = MembershipState::ALL.iter().copied().filter(|state| state.is_member());
    Condition::all().add(Column::MembershipState.is_in(states))
}

/// How many of each kind a unit has.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Headcount {
    pub unit_id: UnitId,
    pub member_kind: MemberKind,
    pub n: i64,
}

pub async fn head_counts(tx: &TenantTx, units: Option<SelectStatement>) -> Result<Vec<Headcount>, DbErr> {
    let mut condition = on_roster();
    if let Some(units) = units {
        condition = condition.add(Column::UnitId.in_subquery(units));
    }
    let counted = Entity::find()
        .select_only()
        .column(Column::UnitId)
        .column(Column::MemberKind)
        .column_as(Column::Id.count(), "n")
        .filter(condition)
        .group_by(Column::UnitId)
        .group_by(Column::MemberKind);
    counted.into_model::<Headcount>().all(tx).await
}

pub async fn insert(tx: &TenantTx, members: Vec<Model>) -> Result<(), DbErr> {
    for batch in members.chunks(BATCH) {
        sql::insert_all::<Entity>(tx, batch).await?;
    }
    Ok(())
}

/// Writes all columns of a member that still has `version`; `None` when it was changed meanwhile. The new
/// version is set here.
pub async fn update(tx: &TenantTx, member: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, member, now).await
}

/// Carries everybody in a unit over to another, out of any group of the first.
pub async fn move_all(
    tx: &TenantTx,
    from: UnitId,
    to: UnitId,
    now: OffsetDateTime,
) -> Result<Vec<Model>, DbErr> {
    let moved = Entity::update_many()
        .col_expr(Column::UnitId, Expr::val(to))
        .col_expr(Column::UpdatedAt, Expr::val(now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1));
    moved.filter(Column::UnitId.eq(from)).exec_with_returning(tx).await
}

/// What the letter somebody came with says of dues.
pub async fn keep_letter(tx: &TenantTx, id: MemberId, paid_to: Date, letter_on: Date) -> Result<(), DbErr> {
    let (dues_paid_to, dues_letter_on) = (Set(Some(paid_to)), Set(Some(letter_on)));
    let kept = member::ActiveModel { dues_paid_to, dues_letter_on, ..Default::default() };
    Entity::update_many().set(kept).filter(Column::Id.eq(id)).exec(tx).await.map(drop)
}

/// Up to which month those of these who came with a letter have paid by it, and the day of the letter.
pub async fn letters(tx: &TenantTx, ids: Vec<MemberId>) -> Result<Vec<(MemberId, Date, Date)>, DbErr> {
    let theirs = Entity::find().filter(any_of(Column::Id, ids)).filter(Column::DuesPaidTo.is_not_null());
    let columns = theirs.select_only().columns([Column::Id, Column::DuesPaidTo, Column::DuesLetterOn]);
    columns.into_tuple().all(tx).await
}

pub async fn leave_group(tx: &TenantTx, group: UnitId, now: OffsetDateTime) -> Result<Vec<Model>, DbErr> {
    let left = Entity::update_many()
        .set(member::ActiveModel { group_id: Set(None), updated_at: Set(now), ..Default::default() })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1));
    left.filter(Column::GroupId.eq(group)).exec_with_returning(tx).await
}

pub async fn delete(tx: &TenantTx, ids: &[MemberId]) -> Result<u64, DbErr> {
    let deleted = Entity::delete_many().filter(any_of(Column::Id, ids.to_vec()));
    Ok(deleted.exec(tx).await?.rows_affected)
}

/// Which of these fingerprints somebody has already.
pub async fn known(tx: &TenantTx, blinds: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>, DbErr> {
    #[derive(FromQueryResult)]
    struct Known {
        id_no_blind: Vec<u8>,
    }
    if blinds.is_empty() {
        return Ok(Vec::new());
    }
    let found =
        Entity::find().select_only().column(Column::IdNoBlind).filter(any_of(Column::IdNoBlind, blinds));
    Ok(found.into_model::<Known>().all(tx).await?.into_iter().map(|row| row.id_no_blind).collect())
}

/// Ids of the members in certain units, for use inside another feature's query.
pub fn ids(condition: Condition) -> SelectStatement {
    Query::select().column(Column::Id).from(Entity).cond_where(condition).to_owned()
}
