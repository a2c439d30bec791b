use super::{
    change::open,
    fields,
    findings::{self, Told},
    problems::{GUESTS_NEED_NO_LEAVE, LEAVE_ASKED, MARKED_BY_LIST, NOT_ON_LIST},
    query::{self, Placed},
    rules::{
        attendance::{AbsenceReason, Standing},
        leave,
    },
    store::{self, participant},
    tell,
    view::{self, MeetingOut},
    words::{Attended, LeaveState},
};
use crate::{Records, desk::Desk, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use events::kinds::MeetingLeaveChanged;
use kernel::MeetingId;
use rest::{Answer, Ctx, Json, Path, Problem};
use rulepack::Weight;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Why somebody cannot come.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveRequest {
    pub reason: AbsenceReason,
    /// Needed once the meeting has begun. Read by whoever keeps the record, by nobody else.
    #[serde(default)]
    pub note: Option<String>,
}

/// Ask for leave from a meeting
#[utoipa::path(post, path = "/meetings/{id}/leave", tag = "meetings", operation_id = "ask_for_leave",
    request_body = LeaveRequest, params(("id" = MeetingId, Path)), responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MeetingId>,
    Json(wanted): Json<LeaveRequest>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::TakePart).await?;
    let desk = records.desk(&ctx);
    open(&placed.meeting)?;
    let (entry, late) = ask(&desk, &placed, wanted)?;
    store::save_participant(ctx.tx(), entry.clone()).await?;
    let new = json!({"member_id": entry.member_id, "leave_state": entry.leave_state});
    tell::audit(&desk, "ask_leave", &placed.meeting, None, Some(new), None).await?;
    announce(&desk, &placed, &entry).await?;
    let version = placed.meeting.version;
    let mut out = view::detail(&desk, &ctx, &Placed { own: Some(entry), ..placed }).await?;
    out.findings.extend(late.into_iter().map(view::finding));
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// The entry with the wish in it, and what is to be said about it.
fn ask(
    desk: &Desk<'_>,
    placed: &Placed,
    wanted: LeaveRequest,
) -> Result<(participant::Model, Vec<Told>), Problem> {
    let entry = placed.own.clone().ok_or_else(|| NOT_ON_LIST.problem())?;
    if entry.standing == Standing::Guest {
        return Err(GUESTS_NEED_NO_LEAVE.problem());
    }
    if matches!(entry.leave_state, Some(LeaveState::Asked | LeaveState::Approved)) {
        return Err(LEAVE_ASKED.problem());
    }
    if matches!(entry.mark, Some(Attended::Present | Attended::Leave)) {
        return Err(MARKED_BY_LIST.problem());
    }
    let note = text::kept(wanted.note, "/note", fields::NOTE)?;
    let begins = placed.meeting.started_at.unwrap_or(placed.meeting.planned_start);
    let found = leave::ask(desk.now, begins, note.as_deref().unwrap_or_default());
    let told = found.iter().map(|finding| Told::of(finding, "/note", None));
    let (blocks, late) = told.partition(|told: &Told| told.weight == Weight::Block);
    findings::refused(blocks)?;
    let entry = participant::Model {
        leave_state: Some(LeaveState::Asked),
        leave_reason: Some(wanted.reason),
        leave_note: note,
        leave_asked_at: Some(desk.now),
        leave_answered_by: None,
        leave_answered_at: None,
        ..entry
    };
    Ok((entry, late))
}

/// Tells other services how a wish stands.
///
/// # Errors
/// When the database is away.
pub async fn announce(desk: &Desk<'_>, placed: &Placed, entry: &participant::Model) -> Result<(), Problem> {
    let Some(state) = entry.leave_state else { return Ok(()) };
    let (meeting_id, member_id) = (entry.meeting_id, entry.member_id);
    let (unit_id, state) = (placed.meeting.unit_id, state.to_string());
    desk.emit(&MeetingLeaveChanged { meeting_id, unit_id, member_id, state }).await
}
