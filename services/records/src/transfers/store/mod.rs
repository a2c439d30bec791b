//! The only queries on `transfers` and the tables of their steps and papers.

pub mod envelope;
pub mod letter;
mod papers;
pub mod receipt;
pub mod step;
pub mod transfer;

pub use papers::{
    insert_envelope, insert_letter, insert_receipt, insert_steps, last_letter, last_number, letters_of,
    letters_of_all, receipt_of, steps_of, steps_of_all,
};

use crate::{sql::any_of, versioned};
use kernel::{ExchangeId, MemberId, TransferId, UnitId};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, PaginatorTrait as _, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
    sea_query::{LockType, SelectStatement},
};
use std::collections::HashSet;
use tenancy::TenantTx;
use time::OffsetDateTime;
use transfer::{Column, Entity, Model};

/// Members whose transfers are not closed, for use inside another query.
pub fn people_on_their_way() -> SelectStatement {
    let open = Condition::all().add(Column::ClosedOn.is_null()).add(Column::MemberId.is_not_null());
    Entity::find().select_only().column(Column::MemberId).filter(open).into_query()
}

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn count(tx: &TenantTx, condition: Condition) -> Result<u64, DbErr> {
    Entity::find().filter(condition).count(tx).await
}

pub async fn find_within(tx: &TenantTx, id: TransferId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// The transfer, for this transaction alone to take steps of.
pub async fn claim(tx: &TenantTx, id: TransferId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

/// The transfer of an exchange, for this transaction alone to take steps of.
pub async fn claim_exchange(tx: &TenantTx, id: ExchangeId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::ExchangeId.eq(id)).lock(LockType::NoKeyUpdate).one(tx).await
}

/// Whether somebody with this number is on the way here.
pub async fn is_awaited(tx: &TenantTx, blind: &[u8]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(Column::PersonBlind.eq(blind.to_vec())).count(tx).await? > 0)
}

pub async fn insert(tx: &TenantTx, transfer: Model) -> Result<(), DbErr> {
    Entity::insert(transfer.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes all columns of a transfer that still has `version`; `None` when it was changed meanwhile. The new version is
/// set here.
pub async fn update(tx: &TenantTx, transfer: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, transfer, now).await
}

/// The transfer of a member that is not closed.
pub async fn open_of(tx: &TenantTx, member: MemberId) -> Result<Option<Model>, DbErr> {
    let open = Condition::all().add(Column::MemberId.eq(member)).add(Column::ClosedOn.is_null());
    Entity::find().filter(open).one(tx).await
}

/// The transfer of somebody who comes from elsewhere that is not closed, by the number of the person.
pub async fn open_of_person(tx: &TenantTx, blind: &[u8]) -> Result<Option<Model>, DbErr> {
    let open = Condition::all().add(Column::PersonBlind.eq(blind.to_vec())).add(Column::ClosedOn.is_null());
    Entity::find().filter(open).one(tx).await
}

/// Who of these is moving.
pub async fn moving_among(tx: &TenantTx, members: Vec<MemberId>) -> Result<HashSet<MemberId>, DbErr> {
    let open = Condition::all().add(any_of(Column::MemberId, members)).add(Column::ClosedOn.is_null());
    let found = Entity::find().filter(open).all(tx).await?;
    Ok(found.into_iter().filter_map(|transfer| transfer.member_id).collect())
}

/// Whether a transfer of the member is under way.
///
/// # Errors
/// When the database is away.
pub async fn is_open_of(tx: &TenantTx, member: MemberId) -> Result<bool, DbErr> {
    Ok(open_of(tx, member).await?.is_some())
}

/// How many transfers out of or into a unit are under way.
///
/// # Errors
/// When the database is away.
pub async fn count_open_of(tx: &TenantTx, unit: UnitId) -> Result<u64, DbErr> {
    let theirs = Condition::any().add(Column::FromUnitId.eq(unit)).add(Column::ToUnitId.eq(unit));
    count(tx, Condition::all().add(theirs).add(Column::ClosedOn.is_null())).await
}

/// Whether one of these members ever wanted to move.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_members(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::MemberId, ids.to_vec())).count(tx).await? > 0)
}

/// Whether a transfer ever led out of or into one of these units.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    let theirs = [Column::FromUnitId, Column::ToUnitId, Column::FromCommitteeId, Column::ToCommitteeId];
    let theirs =
        theirs.into_iter().fold(Condition::any(), |any, column| any.add(any_of(column, ids.to_vec())));
    Ok(Entity::find().filter(theirs).count(tx).await? > 0)
}
