use super::{
    fields,
    follow_ups::{ListedFollowUp, claimed, shown},
    problems::{DONE_ALREADY, DONE_TOO_EARLY},
    query::Placed,
    store::{
        self,
        follow_up::{Model, Report},
    },
    tell,
    words::FollowUpReportState,
};
use crate::{Records, desk::Desk, text};
use axum::{extract::State, http::StatusCode};
use events::kinds::MeetingFollowUpDone;
use kernel::{AccountId, FollowUpId};
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
    let (placed, found) = claimed(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let finished = finish(&desk, &placed, found, ctx.account().ok(), done, "/done_on").await?;
    let out = shown(&desk, vec![finished]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}

/// Notes that it is done, and tells it; `pointer` is where the day was given.
///
/// # Errors
/// When it is done already, or on a day that cannot be.
pub async fn finish(
    desk: &Desk<'_>,
    placed: &Placed,
    one: Model,
    by: Option<AccountId>,
    done: FollowUpDone,
    pointer: &str,
) -> Result<Model, Problem> {
    let on = day(desk, placed, &one, done.done_on, pointer)?;
    let note = text::kept(done.note, "/note", fields::NOTE)?;
    let mut finished = Model { done_on: Some(on), done_note: note.clone(), done_by: by, ..one };
    finished.add(Report { on, state: FollowUpReportState::Done, note, by });
    store::save_follow_up(desk.tx, finished.clone()).await?;
    let new = json!({"follow_up": finished.id, "done_on": on});
    tell::audit(desk, "finish", &placed.meeting, None, Some(new), None).await?;
    let (id, meeting_id, owner_id) = (finished.id, finished.meeting_id, finished.owner_id);
    let unit_id = placed.meeting.unit_id;
    desk.emit(&MeetingFollowUpDone { id, meeting_id, unit_id, owner_id, done_on: on }).await?;
    Ok(finished)
}

/// The day of a report on something that is not done yet: from its meeting to today, which it is when absent.
///
/// # Errors
/// When it is done already, or on a day that cannot be.
pub fn day(
    desk: &Desk<'_>,
    placed: &Placed,
    one: &Model,
    told: Option<Date>,
    pointer: &str,
) -> Result<Date, Problem> {
    if one.done_on.is_some() {
        return Err(DONE_ALREADY.problem());
    }
    let on = told.unwrap_or(desk.today);
    if on > desk.today {
        return Err(kinds::IN_FUTURE.at(pointer));
    }
    if on < placed.meeting.day {
        return Err(DONE_TOO_EARLY.at(pointer));
    }
    Ok(on)
}
