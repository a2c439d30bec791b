//! What other features ask the register.

use super::{
    certificates,
    store::{self, Column, Entity},
    view::{self, SpellOut},
};
use crate::{desk::Desk, registers::spells};
use access::Reach;
use kernel::{MemberId, UnitId};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition, DbErr, sea_query::SelectStatement};
use std::collections::{HashMap, HashSet};
use tenancy::TenantTx;
use time::Date;

/// Which of these members are floating now.
///
/// # Errors
/// When the database is away.
pub async fn open_among(tx: &TenantTx, members: &[MemberId]) -> Result<HashSet<MemberId>, DbErr> {
    spells::open_among::<Entity>(tx, members).await
}

/// Where those of these members are who are floating now, and since when.
///
/// # Errors
/// When the database is away.
pub async fn places(tx: &TenantTx, members: &[MemberId]) -> Result<HashMap<MemberId, (String, Date)>, DbErr> {
    let spells = spells::open_of::<Entity>(tx, members).await?;
    Ok(spells.into_iter().map(|spell| (spell.member_id, (spell.where_to, spell.since))).collect())
}

/// Whoever is away now, each with the day it began.
///
/// # Errors
/// When the database is away.
pub async fn away(tx: &TenantTx) -> Result<Vec<(MemberId, Date)>, DbErr> {
    let spells = spells::all::<Entity>(tx, Condition::all().add(Column::Until.is_null())).await?;
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
    spells::any::<Entity>(tx, members, done).await
}

/// Members of other units who take part in this one on a day.
///
/// # Errors
/// When the database is away.
pub async fn taking_part(tx: &TenantTx, unit: UnitId, day: Date) -> Result<Vec<MemberId>, DbErr> {
    let not_over = Condition::any().add(Column::Until.is_null()).add(Column::Until.gte(day));
    let here = Condition::all().add(not_over).add(Column::InflowUnitId.eq(unit)).add(Column::Since.lte(day));
    Ok(spells::all::<Entity>(tx, here).await?.into_iter().map(|spell| spell.member_id).collect())
}

/// Every entry of one member, in clear, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<SpellOut>, Problem> {
    view::shown(desk, &Reach::All, spells::of_member::<Entity>(desk.tx, member).await?).await
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
