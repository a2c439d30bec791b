//! What a meeting decided, for what is done because of it.

use super::{store, words::MeetingState};
use kernel::{DecisionId, MeetingId, UnitId};
use sea_orm::DbErr;
use tenancy::TenantTx;
use time::Date;

/// A decision of a meeting that took place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub meeting_id: MeetingId,
    pub unit_id: UnitId,
    pub on: Date,
    pub text: String,
}

/// # Errors
/// When the database is away.
pub async fn decided(tx: &TenantTx, id: DecisionId) -> Result<Option<Decided>, DbErr> {
    let Some(decision) = store::find_decision(tx, id).await? else { return Ok(None) };
    let meeting = store::by_ids(tx, vec![decision.meeting_id]).await?.pop();
    let held = meeting.filter(|meeting| matches!(meeting.state, MeetingState::Held | MeetingState::Filed));
    Ok(held.map(|meeting| Decided {
        meeting_id: meeting.id,
        unit_id: meeting.unit_id,
        on: meeting.day,
        text: decision.text,
    }))
}
