//! What other features ask the register.

use super::{
    store::{Column, Entity},
    view::{self, ExemptionOut},
};
use crate::{
    desk::Desk,
    registers::{query::lasting, spells},
    sql::any_of,
};
use access::Reach;
use kernel::MemberId;
use rest::Problem;
use sea_orm::DbErr;
use std::collections::HashSet;
use tenancy::TenantTx;
use time::Date;

/// Which of these members need not come on a day.
///
/// # Errors
/// When the database is away.
pub async fn on(tx: &TenantTx, members: &[MemberId], day: Date) -> Result<HashSet<MemberId>, DbErr> {
    if members.is_empty() {
        return Ok(HashSet::new());
    }
    let theirs = lasting(Column::Since, Column::Until, day).add(any_of(Column::MemberId, members.to_vec()));
    Ok(spells::all::<Entity>(tx, theirs).await?.into_iter().map(|one| one.member_id).collect())
}

/// Every entry of one member, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<ExemptionOut>, Problem> {
    view::shown(desk, &Reach::All, spells::of_member::<Entity>(desk.tx, member).await?).await
}
