use super::item::{MeetingItem, items};
use crate::{
    desk::Desk,
    meetings::{
        rules::attendance::{AbsenceReason, Standing},
        store::{meeting::Model, participant},
        take_back_leave,
        words::{Attended, ConfirmedBy, LeaveState, MeetingState},
    },
};
use kernel::MeetingId;
use rest::Problem;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// A meeting somebody is asked to, with the own part in it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwnMeeting {
    #[serde(flatten)]
    pub meeting: MeetingItem,
    /// What it is going to talk about, or did.
    pub agenda: Vec<String>,
    pub own: Taking,
}

/// What is known of somebody's own part.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = OwnMeetingPart)]
pub struct Taking {
    pub standing: Standing,
    pub mark: Option<Attended>,
    /// Why absent.
    pub absence: Option<AbsenceReason>,
    pub confirmed_by: Option<ConfirmedBy>,
    pub leave_state: Option<LeaveState>,
    pub leave_reason: Option<AbsenceReason>,
    pub leave_note: Option<String>,
    /// Somebody else asked for it, on one's behalf.
    pub leave_on_behalf: bool,
    /// Who that was; none for an account without a member record.
    pub leave_asked_by_name: Option<String>,
    /// Today one may say that one is there.
    pub may_confirm: bool,
    pub may_ask_leave: bool,
    pub may_take_back_leave: bool,
}

impl Taking {
    pub fn of(desk: &Desk<'_>, meeting: &Model, entry: &participant::Model) -> Self {
        let open = matches!(meeting.state, MeetingState::Planned | MeetingState::Held);
        let asked = matches!(entry.leave_state, Some(LeaveState::Asked | LeaveState::Approved));
        let free = open && entry.mark.is_none();
        Self {
            may_confirm: free && meeting.day <= desk.today,
            may_ask_leave: free && !asked && entry.standing != Standing::Guest,
            may_take_back_leave: open && take_back_leave::may(meeting, entry),
            standing: entry.standing,
            mark: entry.mark,
            absence: entry.absence,
            confirmed_by: entry.confirmed_by,
            leave_state: entry.leave_state,
            leave_reason: entry.leave_reason,
            leave_note: entry.leave_note.clone(),
            leave_on_behalf: entry.leave_asked_by.is_some(),
            leave_asked_by_name: entry.leave_asked_by_name.clone(),
        }
    }
}

/// Meetings with one person's part in each.
///
/// # Errors
/// When the database is away.
pub async fn of_own(
    desk: &Desk<'_>,
    meetings: Vec<Model>,
    entries: Vec<participant::Model>,
) -> Result<Vec<OwnMeeting>, Problem> {
    let entries: HashMap<MeetingId, participant::Model> =
        entries.into_iter().map(|entry| (entry.meeting_id, entry)).collect();
    let part = |meeting: &Model| {
        let own = Taking::of(desk, meeting, entries.get(&meeting.id)?);
        Some((meeting.agenda.clone(), own))
    };
    let parts: Vec<Option<(Vec<String>, Taking)>> = meetings.iter().map(part).collect();
    let shown = items(desk, meetings).await?.into_iter().zip(parts);
    let own = |(meeting, part): (MeetingItem, Option<(Vec<String>, Taking)>)| {
        part.map(|(agenda, own)| OwnMeeting { meeting, agenda, own })
    };
    Ok(shown.filter_map(own).collect())
}
