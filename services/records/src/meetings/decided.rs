//! What a meeting decided, for what is done because of it.

use super::{passed::passed, store, words::MeetingState};
use crate::desk::Desk;
use kernel::{DecisionId, MeetingId, UnitId};
use sea_orm::DbErr;
use time::Date;

/// A decision of a meeting that took place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub meeting_id: MeetingId,
    pub unit_id: UnitId,
    pub on: Date,
    pub text: String,
    /// By enough votes of enough voters.
    pub passed: bool,
}

/// # Errors
/// When the database is away.
pub async fn decided(desk: &Desk<'_>, id: DecisionId) -> Result<Option<Decided>, DbErr> {
    let Some(decision) = store::find_decision(desk.tx, id).await? else { return Ok(None) };
    let meeting = store::by_ids(desk.tx, vec![decision.meeting_id]).await?.pop();
    let held = meeting.filter(|meeting| matches!(meeting.state, MeetingState::Held | MeetingState::Filed));
    let Some(meeting) = held else { return Ok(None) };
    let passed = passed(desk, std::slice::from_ref(&meeting)).await?;
    Ok(Some(Decided {
        meeting_id: meeting.id,
        unit_id: meeting.unit_id,
        on: meeting.day,
        text: decision.text,
        passed: passed.iter().any(|one| one.id == id),
    }))
}
