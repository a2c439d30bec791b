use super::{
    ask_leave::announce,
    attend::mark,
    change::open,
    problems::{LEAVE_ASKED_BY_YOU, MARKED_BY_LIST, NO_LEAVE_ASKED, OWN_LEAVE},
    query,
    rules::leave,
    store::{self, participant},
    tell,
    view::{self, MeetingOut},
    words::{Attended, ConfirmedBy, LeaveState},
};
use crate::{Records, desk::Desk};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, MeetingId, MemberId};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Whether somebody is excused.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveAnswer {
    pub approve: bool,
}

/// Answer a request for leave
#[utoipa::path(post, path = "/meetings/{id}/leave/{member_id}", tag = "meetings", operation_id = "answer_leave",
    request_body = LeaveAnswer, params(("id" = MeetingId, Path), ("member_id" = MemberId, Path)),
    responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path((id, member)): Path<(MeetingId, MemberId)>,
    Json(answer): Json<LeaveAnswer>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    open(&placed.meeting)?;
    let entry = store::of_member(ctx.tx(), id, member).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if ctx.member().is_some_and(|decider| !leave::decide(&member, &decider).is_empty()) {
        return Err(OWN_LEAVE.problem());
    }
    if entry.leave_asked_by.is_some_and(|asker| ctx.account().ok() == Some(asker)) {
        return Err(LEAVE_ASKED_BY_YOU.problem());
    }
    let desk = records.desk(&ctx);
    let entry = answered(&desk, entry, ctx.account().ok(), answer)?;
    store::save_participant(ctx.tx(), entry.clone()).await?;
    let new = json!({"member_id": member, "leave_state": entry.leave_state});
    tell::audit(&desk, "answer_leave", &placed.meeting, None, Some(new), None).await?;
    announce(&desk, &placed, &entry).await?;
    let version = placed.meeting.version;
    let out = view::detail(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

fn answered(
    desk: &Desk<'_>,
    mut entry: participant::Model,
    by: Option<AccountId>,
    answer: LeaveAnswer,
) -> Result<participant::Model, Problem> {
    if entry.leave_state != Some(LeaveState::Asked) {
        return Err(NO_LEAVE_ASKED.problem());
    }
    if answer.approve && entry.mark == Some(Attended::Present) {
        return Err(MARKED_BY_LIST.problem());
    }
    let state = if answer.approve { LeaveState::Approved } else { LeaveState::Declined };
    (entry.leave_state, entry.leave_answered_by, entry.leave_answered_at) = (Some(state), by, Some(desk.now));
    if answer.approve {
        let reason = entry.leave_reason;
        mark(&mut entry, Attended::Leave, reason, ConfirmedBy::List, desk.now);
    }
    Ok(entry)
}
