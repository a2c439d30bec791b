//! What other features ask the register.

use super::{
    store::{self, Column, Entity},
    view::{self, LostOut},
};
use crate::{desk::Desk, registers::spells, sql::any_of};
use kernel::MemberId;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition, DbErr, sea_query::SelectStatement};
use std::collections::{HashMap, HashSet};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// With which of these members there is no contact now.
///
/// # Errors
/// When the database is away.
pub async fn open_among(tx: &TenantTx, members: &[MemberId]) -> Result<HashSet<MemberId>, DbErr> {
    if members.is_empty() {
        return Ok(HashSet::new());
    }
    let open = Condition::all().add(Column::Until.is_null()).add(any_of(Column::MemberId, members.to_vec()));
    Ok(spells::page::<Entity>(tx, open, u64::from(u32::MAX))
        .await?
        .into_iter()
        .map(|entry| entry.member_id)
        .collect())
}

/// Since when, and by which code why, there is no contact with those of these members.
///
/// # Errors
/// When the database is away.
pub async fn reasons(
    tx: &TenantTx,
    members: &[MemberId],
) -> Result<HashMap<MemberId, (Date, String)>, DbErr> {
    if members.is_empty() {
        return Ok(HashMap::new());
    }
    let open = Condition::all().add(Column::Until.is_null()).add(any_of(Column::MemberId, members.to_vec()));
    let entries = spells::page::<Entity>(tx, open, u64::from(u32::MAX)).await?;
    Ok(entries.into_iter().map(|entry| (entry.member_id, (entry.since, entry.reason_code))).collect())
}

/// Whether one of these members was found again, which nobody undoes silently.
///
/// # Errors
/// When the database is away.
pub async fn any_ended(tx: &TenantTx, members: &[MemberId]) -> Result<bool, DbErr> {
    let ended = Condition::all().add(Column::Until.is_not_null());
    let ended = ended.add(any_of(Column::MemberId, members.to_vec()));
    Ok(!spells::page::<Entity>(tx, ended, 1).await?.is_empty())
}

/// When it was recorded that there is no contact with these members.
///
/// # Errors
/// When the database is away.
pub async fn recorded(
    tx: &TenantTx,
    members: &[MemberId],
) -> Result<HashMap<MemberId, OffsetDateTime>, DbErr> {
    let theirs = Condition::all().add(any_of(Column::MemberId, members.to_vec()));
    let entries = spells::page::<Entity>(tx, theirs, u64::from(u32::MAX)).await?;
    Ok(entries.into_iter().map(|entry| (entry.member_id, entry.recorded_at)).collect())
}

/// Removes the entries of members who are taken back.
///
/// # Errors
/// When the database is away.
pub async fn forget(tx: &TenantTx, members: &[MemberId]) -> Result<(), DbErr> {
    store::delete_of(tx, members).await
}

/// Ids of the members out of contact now, or of all others, for use inside another query.
pub fn members(lost: bool) -> SelectStatement {
    spells::member_ids::<Entity>(lost)
}

/// Every entry of one member, in clear, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<LostOut>, Problem> {
    let theirs = Condition::all().add(Column::MemberId.eq(member));
    let spells = spells::page::<Entity>(desk.tx, theirs, u64::from(u32::MAX)).await?;
    view::shown(desk, spells).await
}
