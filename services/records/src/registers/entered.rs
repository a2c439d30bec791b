//! What members may be entered with: a stay away or a time out of contact. It goes with them when they are taken back.

use super::{floating, lost, spells};
use kernel::MemberId;
use sea_orm::DbErr;
use std::collections::HashMap;
use tenancy::TenantTx;
use time::OffsetDateTime;

/// Whether one of these members came back or was found again, or something was done about a stay, which nobody undoes
/// silently.
///
/// # Errors
/// When the database is away.
pub async fn any_ended(tx: &TenantTx, members: &[MemberId]) -> Result<bool, DbErr> {
    Ok(floating::any_ended(tx, members).await? || lost::any_ended(tx, members).await?)
}

/// When the last of it was recorded for these members.
///
/// # Errors
/// When the database is away.
pub async fn recorded(
    tx: &TenantTx,
    members: &[MemberId],
) -> Result<HashMap<MemberId, OffsetDateTime>, DbErr> {
    let mut last = spells::recorded::<floating::Entity>(tx, members).await?;
    for (member, at) in spells::recorded::<lost::Entity>(tx, members).await? {
        let known = last.entry(member).or_insert(at);
        *known = at.max(*known);
    }
    Ok(last)
}

/// Removes it with the members who are taken back.
///
/// # Errors
/// When the database is away.
pub async fn forget(tx: &TenantTx, members: &[MemberId]) -> Result<(), DbErr> {
    spells::forget::<floating::Entity>(tx, members).await?;
    spells::forget::<lost::Entity>(tx, members).await
}
