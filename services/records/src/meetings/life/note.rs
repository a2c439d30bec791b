use super::step::{after_meeting, may_note, put};
use crate::{
    Records, dates,
    desk::Desk,
    meetings::{
        fields, papers,
        problems::BEFORE_FOUNDING,
        query::{self, Placed},
        store::meeting::Noted,
        view::{self, MeetingOut},
    },
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DocumentId, MeetingId};
use rest::{Answer, Call, Ctx, IfMatch, Json, Path, Problem};
use rulepack::organisational_life::LifeStep;
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// That a step before an organisational-life meeting was taken.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingStepNote {
    /// The day it was taken, or the last one of it.
    pub on: Date,
    /// Such as what was studied, or whom one asked.
    #[serde(default)]
    pub note: Option<String>,
    /// A document of the unit, or of the branch of a group, that shows it.
    #[serde(default)]
    pub paper_id: Option<DocumentId>,
}

/// Note that a step before an organisational-life meeting was taken
///
/// `study`, `opinions` or `outlines`, until the record is filed; the others follow from what is recorded elsewhere. Noted
/// again, it takes the place of what was said before.
#[utoipa::path(put, path = "/meetings/{id}/steps/{step}", tag = "meetings", operation_id = "note_meeting_step",
    request_body = MeetingStepNote,
    params(("id" = MeetingId, Path), ("step" = LifeStep, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path((id, step)): Path<(MeetingId, LifeStep)>,
    IfMatch(version): IfMatch,
    Json(note): Json<MeetingStepNote>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.meeting.version)?;
    let desk = records.desk(&ctx);
    may_note(&desk, &placed.meeting, step)?;
    let noted = noted(&desk, &ctx, &placed, step, note).await?;
    let meeting = put(&desk, placed.meeting.clone(), step, Some(noted)).await?;
    let version = meeting.version;
    let out = view::detail(&desk, &ctx, &Placed { meeting, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

async fn noted(
    desk: &Desk<'_>,
    call: &Call,
    placed: &Placed,
    step: LifeStep,
    note: MeetingStepNote,
) -> Result<Noted, Problem> {
    let (meeting, unit) = (&placed.meeting, &placed.unit);
    let MeetingStepNote { on, note, paper_id } = note;
    dates::past(on, desk.today, "/on")?;
    if unit.founded_on.is_some_and(|founded| on < founded) {
        return Err(BEFORE_FOUNDING.at("/on"));
    }
    if on > meeting.day {
        return Err(after_meeting(meeting, step, "/on"));
    }
    let before = meeting.steps().iter().find(|one| one.step == step).and_then(|one| one.paper_id);
    papers::named_one(desk, unit, paper_id, before, "/paper_id").await?;
    Ok(Noted {
        step,
        on,
        note: text::kept(note, "/note", fields::NOTE)?,
        paper_id,
        by: call.account().ok(),
        by_member: call.member(),
    })
}
