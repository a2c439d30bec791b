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
use crate::{Records, desk::Desk, members, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use events::kinds::MeetingLeaveChanged;
use kernel::{MeetingId, MemberId};
use rest::{Answer, Ctx, Json, Path, Problem};
use rulepack::Weight;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Why somebody cannot come.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveRequest {
    /// The member it is asked for on behalf, by whoever keeps the record; oneself when absent.
    #[serde(default)]
    pub member_id: Option<MemberId>,
    pub reason: AbsenceReason,
    /// Needed once the meeting has begun. Read by whoever keeps the record, by nobody else.
    #[serde(default)]
    pub note: Option<String>,
}

/// Ask for leave from a meeting
///
/// By whoever is on the list, or by whoever keeps the record on a member's behalf. The member sees by whom, and may take
/// it back.
#[utoipa::path(post, path = "/meetings/{id}/leave", tag = "meetings", operation_id = "ask_for_leave",
    request_body = LeaveRequest, params(("id" = MeetingId, Path)), responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MeetingId>,
    Json(wanted): Json<LeaveRequest>,
) -> Answer {
    let on_behalf = wanted.member_id.filter(|member| ctx.member() != Some(*member));
    let action = if on_behalf.is_some() { Action::Update } else { Action::TakePart };
    let placed = query::claimed_for(&ctx, id, action).await?;
    let desk = records.desk(&ctx).on_behalf_of(on_behalf);
    open(&placed.meeting)?;
    let entry = match on_behalf {
        Some(member) => entrusted(&ctx, id, member).await?,
        None => by_oneself(&placed)?,
    };
    let (entry, late) = ask(&desk, &placed, entry, wanted)?;
    store::save_participant(ctx.tx(), entry.clone()).await?;
    let new = json!({"member_id": entry.member_id, "leave_state": entry.leave_state});
    tell::audit(&desk, "ask_leave", &placed.meeting, None, Some(new), None).await?;
    announce(&desk, &placed, &entry).await?;
    let version = placed.meeting.version;
    let own = if on_behalf.is_some() { placed.own.clone() } else { Some(entry) };
    let mut out = view::detail(&desk, &ctx, &Placed { own, ..placed }).await?;
    out.findings.extend(late.into_iter().map(view::finding));
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// The own entry; whoever asked before, on one's behalf, does so no more.
fn by_oneself(placed: &Placed) -> Result<participant::Model, Problem> {
    let own = placed.own.clone().ok_or_else(|| NOT_ON_LIST.problem())?;
    Ok(participant::Model { leave_asked_by: None, leave_asked_by_name: None, ..own })
}

/// The entry of a member somebody asks for, with who that is.
async fn entrusted(ctx: &Ctx, id: MeetingId, member: MemberId) -> Result<participant::Model, Problem> {
    let entry = store::of_member(ctx.tx(), id, member).await?;
    let entry = entry.ok_or_else(|| NOT_ON_LIST.at("/member_id"))?;
    let name = match ctx.member() {
        Some(own) => members::names(ctx.tx(), vec![own]).await?.remove(&own),
        None => None,
    };
    Ok(participant::Model { leave_asked_by: Some(ctx.account()?), leave_asked_by_name: name, ..entry })
}

/// The entry with the wish in it, and what is to be said about it.
fn ask(
    desk: &Desk<'_>,
    placed: &Placed,
    entry: participant::Model,
    wanted: LeaveRequest,
) -> Result<(participant::Model, Vec<Told>), Problem> {
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
