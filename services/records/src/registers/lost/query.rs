//! What other features ask the register.

use super::{
    store::{Column, Entity},
    view::{self, LostOut},
};
use crate::{desk::Desk, registers::spells};
use kernel::MemberId;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition, DbErr, sea_query::SelectStatement};
use std::collections::{HashMap, HashSet};
use tenancy::TenantTx;
use time::Date;

/// With which of these members there is no contact now.
///
/// # Errors
/// When the database is away.
pub async fn open_among(tx: &TenantTx, members: &[MemberId]) -> Result<HashSet<MemberId>, DbErr> {
    spells::open_among::<Entity>(tx, members).await
}

/// Since when, and by which code why, there is no contact with those of these members.
///
/// # Errors
/// When the database is away.
pub async fn reasons(
    tx: &TenantTx,
    members: &[MemberId],
) -> Result<HashMap<MemberId, (Date, String)>, DbErr> {
    let entries = spells::open_of::<Entity>(tx, members).await?;
    Ok(entries.into_iter().map(|entry| (entry.member_id, (entry.since, entry.reason_code))).collect())
}

/// Whether one of these members was found again, which nobody undoes silently.
///
/// # Errors
/// When the database is away.
pub async fn any_ended(tx: &TenantTx, members: &[MemberId]) -> Result<bool, DbErr> {
    spells::any::<Entity>(tx, members, Condition::all().add(Column::Until.is_not_null())).await
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
    view::shown(desk, spells::of_member::<Entity>(desk.tx, member).await?).await
}
