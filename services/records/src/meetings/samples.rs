//! Meetings that were only planned or held to play with.

use super::{
    store::{self, meeting::Model},
    tell,
};
use crate::desk::Desk;
use events::kinds::MeetingRemoved;
use kernel::{MemberId, UnitId};
use rest::Problem;
use sea_orm::TransactionTrait as _;

/// Takes away what was planned or held in sample units and concerns sample members alone. What was filed stays, and so
/// does what something else refers to.
///
/// # Errors
/// When the database is away.
pub async fn remove_samples(
    desk: &Desk<'_>,
    units: &[UnitId],
    members: &[MemberId],
    why: &str,
) -> Result<(), Problem> {
    for meeting in store::unfiled_of_samples(desk.tx, units.to_vec(), members.to_vec()).await? {
        // in a savepoint, so that one that stays keeps no other
        let inner = desk.tx.begin().await?;
        let within = Desk { tx: &inner, ..desk.clone() };
        let removed = remove(&within, &meeting, why).await;
        match removed {
            Ok(()) => inner.commit().await?,
            Err(problem) if problem.kind().status == 409 => inner.rollback().await?,
            Err(problem) => return Err(problem),
        }
    }
    Ok(())
}

async fn remove(desk: &Desk<'_>, meeting: &Model, why: &str) -> Result<(), Problem> {
    store::delete_unfiled(desk.tx, meeting.id).await?;
    desk.emit(&MeetingRemoved { id: meeting.id, unit_id: meeting.unit_id }).await?;
    tell::audit(desk, "remove", meeting, Some(tell::facts(meeting)), None, Some(why.to_owned())).await
}
