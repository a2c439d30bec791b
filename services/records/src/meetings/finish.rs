use super::{
    fields,
    follow_ups::{ListedFollowUp, seen, shown},
    problems::{DONE_ALREADY, DONE_TOO_EARLY},
    query::Placed,
    store::{self, follow_up::Model},
    tell,
};
use crate::{Records, desk::Desk, text, units};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use events::kinds::MeetingFollowUpDone;
use kernel::FollowUpId;
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;

/// That something is done, and how.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUpDone {
    /// Today when absent.
    #[serde(default)]
    pub done_on: Option<Date>,
    #[serde(default)]
    pub note: Option<String>,
}

/// Report a follow-up as done
///
/// By whoever was given it, or whoever keeps the records of the unit.
#[utoipa::path(post, path = "/meetings/follow-ups/{id}/done", tag = "meetings", operation_id = "finish_follow_up",
    request_body = FollowUpDone, params(("id" = FollowUpId, Path)), responses((status = OK, body = ListedFollowUp)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<FollowUpId>,
    Json(done): Json<FollowUpDone>,
) -> Answer {
    let seen = match seen(&ctx).await {
        Ok(seen) => seen,
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => return Err(kinds::NOT_FOUND.problem()),
        Err(problem) => return Err(problem),
    };
    let found = store::follow_up_within(ctx.tx(), id, seen.clone()).await?;
    let found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    // whoever changes the record meanwhile has to wait, or has been waited for
    let meeting =
        store::claim(ctx.tx(), found.meeting_id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let found = store::follow_up_within(ctx.tx(), id, seen).await?;
    let found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let mut unit = units::by_ids(ctx.tx(), vec![meeting.unit_id]).await?;
    let unit = unit.remove(&meeting.unit_id).ok_or_else(|| kinds::INTERNAL.problem())?;
    let thing = Thing::within(ResourceKind::Meeting, unit.path.as_str()).about(found.owner_id);
    let given = ctx.may(Action::TakePart, &thing).await?;
    if !given {
        ctx.authorize(Action::Update, &thing).await?;
    }
    let desk = records.desk(&ctx);
    let placed = Placed { meeting, unit, own: None };
    let finished = finish(&desk, &placed, found, ctx.account().ok(), done).await?;
    let out = shown(&desk, vec![finished]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}

async fn finish(
    desk: &Desk<'_>,
    placed: &Placed,
    one: Model,
    by: Option<kernel::AccountId>,
    done: FollowUpDone,
) -> Result<Model, Problem> {
    if one.done_on.is_some() {
        return Err(DONE_ALREADY.problem());
    }
    let on = done.done_on.unwrap_or(desk.today);
    if on > desk.today {
        return Err(kinds::IN_FUTURE.at("/done_on"));
    }
    if on < placed.meeting.day {
        return Err(DONE_TOO_EARLY.at("/done_on"));
    }
    let note = text::kept(done.note, "/note", fields::NOTE)?;
    let finished = Model { done_on: Some(on), done_note: note, done_by: by, ..one };
    store::save_follow_up(desk.tx, finished.clone()).await?;
    let new = json!({"follow_up": finished.id, "done_on": on});
    tell::audit(desk, "finish", &placed.meeting, None, Some(new), None).await?;
    let (id, meeting_id, owner_id) = (finished.id, finished.meeting_id, finished.owner_id);
    let unit_id = placed.meeting.unit_id;
    desk.emit(&MeetingFollowUpDone { id, meeting_id, unit_id, owner_id, done_on: on }).await?;
    Ok(finished)
}
