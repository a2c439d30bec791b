//! What other features ask the register.

use super::{
    store::{Column, Entity},
    view::{self, LostOut},
};
use crate::{desk::Desk, registers::spells, sql::any_of};
use kernel::MemberId;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition, DbErr, sea_query::SelectStatement};
use std::collections::HashSet;
use tenancy::TenantTx;

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
