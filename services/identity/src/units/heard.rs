//! Units and members named right after they were made.
//!
//! Events are a moment behind the service they come from. Whoever founds a branch and invites its secretary in
//! the same breath must not be told that there is no such branch, so what is not known yet is waited for, a
//! little. What is known and out of reach is waited for just as long: the time of an answer tells nothing.

use super::store::{self, unit};
use kernel::{MemberId, UnitId};
use sea_orm::DbErr;
use std::time::Duration;
use tenancy::TenantTx;

const LOOKS: usize = 25;
const PAUSE: Duration = Duration::from_millis(80);

/// The unit, once it is known and `fits`.
pub(crate) async fn unit_heard_of(
    tx: &TenantTx,
    id: UnitId,
    fits: impl Fn(&unit::Model) -> bool,
) -> Result<Option<unit::Model>, DbErr> {
    for look in 0..LOOKS {
        if look > 0 {
            tokio::time::sleep(PAUSE).await;
        }
        // every statement sees what was committed before it
        if let Some(unit) = store::by_id(tx, id).await?.filter(&fits) {
            return Ok(Some(unit));
        }
    }
    Ok(None)
}

/// The unit a member belongs to, once it is known and `fits`.
pub(crate) async fn place_heard_of(
    tx: &TenantTx,
    member: MemberId,
    fits: impl Fn(&unit::Model) -> bool,
) -> Result<Option<UnitId>, DbErr> {
    for look in 0..LOOKS {
        if look > 0 {
            tokio::time::sleep(PAUSE).await;
        }
        if let Some(home) = store::place_of(tx, member).await?
            && store::by_id(tx, home).await?.is_some_and(|unit| fits(&unit))
        {
            return Ok(Some(home));
        }
    }
    Ok(None)
}
