//! What other features ask the register.

use super::{
    certificates,
    store::{self, Column, Entity},
    view::{self, SpellOut},
};
use crate::{desk::Desk, registers::spells, sql::any_of};
use access::Reach;
use kernel::{MemberId, UnitId};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition, DbErr, sea_query::SelectStatement};
use std::collections::{HashMap, HashSet};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

/// Which of these members are floating now.
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
        .map(|spell| spell.member_id)
        .collect())
}

/// Where those of these members are who are floating now, and since when.
///
/// # Errors
/// When the database is away.
pub async fn places(tx: &TenantTx, members: &[MemberId]) -> Result<HashMap<MemberId, (String, Date)>, DbErr> {
    if members.is_empty() {
        return Ok(HashMap::new());
    }
    let open = Condition::all().add(Column::Until.is_null()).add(any_of(Column::MemberId, members.to_vec()));
    let spells = spells::page::<Entity>(tx, open, u64::from(u32::MAX)).await?;
    Ok(spells.into_iter().map(|spell| (spell.member_id, (spell.where_to, spell.since))).collect())
}

/// Whoever is away now, each with the day it began.
///
/// # Errors
/// When the database is away.
pub async fn away(tx: &TenantTx) -> Result<Vec<(MemberId, Date)>, DbErr> {
    let open = Condition::all().add(Column::Until.is_null());
    let spells = spells::page::<Entity>(tx, open, u64::from(u32::MAX)).await?;
    Ok(spells.into_iter().map(|spell| (spell.member_id, spell.since)).collect())
}

/// Ids of the members who are floating now, or of all others, for use inside another query.
pub fn members(floating: bool) -> SelectStatement {
    spells::member_ids::<Entity>(floating)
}

/// Whether a spell of one of these members has ended, or something was done about it, which nobody undoes silently.
///
/// # Errors
/// When the database is away.
pub async fn any_ended(tx: &TenantTx, members: &[MemberId]) -> Result<bool, DbErr> {
    let done = Condition::any()
        .add(Column::Until.is_not_null())
        .add(Column::LastContactOn.is_not_null())
        .add(Column::Id.in_subquery(certificates::spells_with()));
    let ended = Condition::all().add(done).add(any_of(Column::MemberId, members.to_vec()));
    Ok(!spells::page::<Entity>(tx, ended, 1).await?.is_empty())
}

/// When the stays of these members were recorded.
///
/// # Errors
/// When the database is away.
pub async fn recorded(
    tx: &TenantTx,
    members: &[MemberId],
) -> Result<HashMap<MemberId, OffsetDateTime>, DbErr> {
    let theirs = Condition::all().add(any_of(Column::MemberId, members.to_vec()));
    let spells = spells::page::<Entity>(tx, theirs, u64::from(u32::MAX)).await?;
    Ok(spells.into_iter().map(|spell| (spell.member_id, spell.recorded_at)).collect())
}

/// Members of other units who take part in this one on a day.
///
/// # Errors
/// When the database is away.
pub async fn taking_part(tx: &TenantTx, unit: UnitId, day: Date) -> Result<Vec<MemberId>, DbErr> {
    let not_over = Condition::any().add(Column::Until.is_null()).add(Column::Until.gte(day));
    let here = Condition::all().add(not_over).add(Column::InflowUnitId.eq(unit)).add(Column::Since.lte(day));
    Ok(spells::page::<Entity>(tx, here, u64::from(u32::MAX))
        .await?
        .into_iter()
        .map(|spell| spell.member_id)
        .collect())
}

/// Removes the spells of members who are taken back.
///
/// # Errors
/// When the database is away.
pub async fn forget(tx: &TenantTx, members: &[MemberId]) -> Result<(), DbErr> {
    store::delete_of(tx, members).await
}

/// Every entry of one member, in clear, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<SpellOut>, Problem> {
    let theirs = Condition::all().add(Column::MemberId.eq(member));
    let spells = spells::page::<Entity>(desk.tx, theirs, u64::from(u32::MAX)).await?;
    view::shown(desk, &Reach::All, spells).await
}

/// Where a member is now, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn open_of(desk: &Desk<'_>, member: MemberId) -> Result<Option<SpellOut>, Problem> {
    let open = Condition::all().add(Column::MemberId.eq(member)).add(Column::Until.is_null());
    let spells = spells::page::<Entity>(desk.tx, open, 1).await?;
    Ok(view::shown(desk, &Reach::All, spells).await?.pop())
}

/// Erases how a member was reached while away.
///
/// # Errors
/// When the database is away.
pub async fn erase_contacts(tx: &TenantTx, member: MemberId) -> Result<(), DbErr> {
    store::erase_contacts(tx, member).await
}
