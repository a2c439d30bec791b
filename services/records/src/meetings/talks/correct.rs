use super::{
    enter,
    people::People,
    problems::{OBJECTED, WITHDRAWN},
    query::{self, Placed},
    store::Model,
    tell,
    view::{self, TalkOut},
    words::TalkState,
};
use crate::{Records, desk::Desk, input};
use axum::{extract::State, http::StatusCode};
use kernel::{MeetingId, TalkId};
use rest::{Answer, Ctx, IfMatch, Json, Patch, Path, Problem};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// What is corrected of an entry: fields that are absent stay. Two other people are another talk.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TalkPatch {
    pub day: Patch<Date>,
    pub meeting_id: Patch<MeetingId>,
}

/// Correct the day of a talk, or the meeting it prepares
#[utoipa::path(patch, path = "/talks/{id}", tag = "meetings", operation_id = "correct_talk",
    request_body = TalkPatch, params(("id" = TalkId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = TalkOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<TalkId>,
    IfMatch(version): IfMatch,
    Json(patch): Json<TalkPatch>,
) -> Answer {
    let placed = query::claimed_to_keep(&ctx, id).await?;
    IfMatch(version).check(placed.talk.version)?;
    let desk = records.desk(&ctx);
    let talk = correct(&desk, &placed, patch).await?;
    let version = talk.version;
    let out = view::one(&desk, &ctx, talk).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// # Errors
/// When it does not count, or a value is not right.
async fn correct(desk: &Desk<'_>, placed: &Placed, patch: TalkPatch) -> Result<Model, Problem> {
    let old = &placed.talk;
    match old.state {
        TalkState::Standing => {}
        // what the other denies is not talked round by another day
        TalkState::Objected => return Err(OBJECTED.problem()),
        TalkState::Withdrawn => return Err(WITHDRAWN.problem()),
    }
    let mut new = old.clone();
    input::required(patch.day, "/day", &mut new.day)?;
    input::set(patch.meeting_id, &mut new.meeting_id);
    enter::on_day(desk, &placed.unit, old.day).await?;
    enter::on_day(desk, &placed.unit, new.day).await?;
    enter::prepares(desk, &placed.unit, new.meeting_id, new.day).await?;
    if new.day != old.day {
        // somebody who has left the branch meanwhile stays what that person was
        let people = People::of(desk, &placed.unit, new.day).await?;
        new.pair = people.pair(new.one_id, new.other_id).unwrap_or(old.pair);
    }
    tell::save(desk, "correct_talk", old, new).await
}
