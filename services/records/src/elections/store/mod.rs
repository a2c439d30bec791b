//! The only queries on `elections`.

pub mod election;
pub mod parts;

use crate::{elections::rules::ElectionState, sql::any_of, versioned};
use election::{Column, Entity, Model};
use kernel::{ElectionId, MeetingId, MemberId, UnitId};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, ExprTrait, IntoActiveModel, Order, PaginatorTrait as _,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType, extension::postgres::PgBinOper},
};
use tenancy::TenantTx;
use time::OffsetDateTime;
use uuid::Uuid;

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn count(tx: &TenantTx, condition: Condition) -> Result<u64, DbErr> {
    Entity::find().filter(condition).count(tx).await
}

pub async fn find_within(tx: &TenantTx, id: ElectionId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// Elections that were held at a meeting, except those that were given up.
pub fn held_at(meeting: MeetingId) -> Condition {
    Condition::all().add(Column::MeetingId.eq(meeting)).add(Column::State.ne(ElectionState::Cancelled))
}

/// The election, for this transaction alone to take steps of.
pub async fn claim(tx: &TenantTx, id: ElectionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn insert(tx: &TenantTx, election: Model) -> Result<(), DbErr> {
    Entity::insert(election.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes all columns of an election that still has `version`; `None` when it was changed meanwhile. The new version is
/// set here.
pub async fn update(tx: &TenantTx, election: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, election, now).await
}

/// Elections of these units that are not closed.
pub async fn open_of_units(tx: &TenantTx, units: Vec<UnitId>) -> Result<Vec<Model>, DbErr> {
    let open = Condition::all().add(any_of(Column::UnitId, units)).add(Column::ClosedOn.is_null());
    Entity::find().filter(open).all(tx).await
}

/// Elections of delegates to a congress that came to an end, the first before the others.
pub async fn sent_to(tx: &TenantTx, congress: ElectionId) -> Result<Vec<Model>, DbErr> {
    let sent =
        Condition::all().add(Column::CongressId.eq(congress)).add(Column::State.eq(ElectionState::Completed));
    Entity::find().filter(sent).order_by(Column::Id, Order::Asc).all(tx).await
}

/// Elections of delegates to a congress that were not given up.
pub fn of_congress(congress: ElectionId) -> Condition {
    Condition::all()
        .add(Column::CongressId.eq(congress))
        .add(Column::State.is_not_in([ElectionState::Cancelled, ElectionState::Refused]))
}

/// Congresses that are being prepared.
pub async fn congresses(tx: &TenantTx) -> Result<Vec<Model>, DbErr> {
    let open = Condition::all()
        .add(Column::Congress.is_not_null())
        .add(Column::ClosedOn.is_null())
        .add(Column::State.eq(ElectionState::Preparing));
    Entity::find().filter(open).order_by(Column::Id, Order::Asc).all(tx).await
}

/// In which somebody stands or was elected.
pub fn about(members: &[MemberId]) -> Condition {
    let ids: Vec<Uuid> = members.iter().map(|id| id.0).collect();
    Condition::all().add(Expr::col(Column::People).binary(PgBinOper::Overlap, Expr::val(ids)))
}

/// Whether one of these members ever stood.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_members(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    Ok(count(tx, about(ids)).await? > 0)
}

/// Whether one of these units ever had an election, or answered one.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    let theirs =
        Condition::any().add(any_of(Column::UnitId, ids.to_vec())).add(any_of(Column::AboveId, ids.to_vec()));
    Ok(count(tx, theirs).await? > 0)
}

/// Whether an election of the unit is under way.
///
/// # Errors
/// When the database is away.
pub async fn is_open_in(tx: &TenantTx, unit: UnitId) -> Result<bool, DbErr> {
    Ok(!open_of_units(tx, vec![unit]).await?.is_empty())
}
