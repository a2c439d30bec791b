use super::{
    change::open,
    problems::{MARKED_BY_LIST, NO_LEAVE_ASKED, NOT_ON_LIST},
    query::{self, Placed},
    store::{self, meeting::Model, participant},
    tell,
    view::{self, MeetingOut},
    words::{Attended, LeaveState, MeetingState},
};
use crate::Records;
use access::Action;
use axum::{extract::State, http::StatusCode};
use events::kinds::MeetingLeaveChanged;
use kernel::MeetingId;
use rest::{Answer, Ctx, Path, Problem};
use serde_json::json;

/// Take back a request for leave
///
/// The own one, or one somebody made on one's behalf. Once a meeting was held its list has the last word.
#[utoipa::path(delete, path = "/meetings/{id}/leave", tag = "meetings", operation_id = "take_back_leave",
    params(("id" = MeetingId, Path)), responses((status = OK, body = MeetingOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<MeetingId>) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::TakePart).await?;
    let desk = records.desk(&ctx);
    open(&placed.meeting)?;
    let asked = placed.own.clone().ok_or_else(|| NOT_ON_LIST.problem())?;
    refuse(&placed.meeting, &asked)?;
    let entry = taken_back(asked.clone());
    store::save_participant(ctx.tx(), entry.clone()).await?;
    let member_id = entry.member_id;
    let old = json!({
        "member_id": member_id, "leave_state": asked.leave_state, "asked_by": asked.leave_asked_by,
    });
    tell::audit(&desk, "take_back_leave", &placed.meeting, Some(old), None, None).await?;
    let (unit_id, state) = (placed.meeting.unit_id, "taken_back".to_owned());
    desk.emit(&MeetingLeaveChanged { meeting_id: id, unit_id, member_id, state }).await?;
    let version = placed.meeting.version;
    let out = view::detail(&desk, &ctx, &Placed { own: Some(entry), ..placed }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// Whether there is leave to take back, and nobody has held a list since.
pub fn may(meeting: &Model, entry: &participant::Model) -> bool {
    refuse(meeting, entry).is_ok()
}

fn refuse(meeting: &Model, entry: &participant::Model) -> Result<(), Problem> {
    if !matches!(entry.leave_state, Some(LeaveState::Asked | LeaveState::Approved)) {
        return Err(NO_LEAVE_ASKED.problem());
    }
    // the mark that goes with an approval comes before the list
    let listed = entry.mark.is_some() && meeting.state != MeetingState::Planned;
    if listed { Err(MARKED_BY_LIST.problem()) } else { Ok(()) }
}

/// As if nobody had asked, with the mark that an approval left.
fn taken_back(asked: participant::Model) -> participant::Model {
    let excused = asked.mark == Some(Attended::Leave);
    let mut entry = participant::Model {
        leave_state: None,
        leave_reason: None,
        leave_note: None,
        leave_asked_at: None,
        leave_asked_by: None,
        leave_asked_by_name: None,
        leave_answered_by: None,
        leave_answered_at: None,
        ..asked
    };
    if excused {
        (entry.mark, entry.absence, entry.confirmed_by, entry.confirmed_at) = (None, None, None, None);
    }
    entry
}
