use super::{
    fields, life,
    problems::{CANCELLED, FILED, NOT_PLANNED},
    query::{self, Placed},
    roster,
    store::meeting::Model,
    tell,
    view::{self, MeetingOut},
    visitors,
    words::MeetingState,
};
use crate::{Records, desk::Desk, diff, input, text, units::Unit};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::MeetingId;
use rest::{Answer, Ctx, IfMatch, Json, Patch, Path, Problem};
use rulepack::organisational_life::MeetingKind;
use serde::Deserialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// What changes about a meeting: fields that are absent stay. Once it was held, its times are those of the attendance.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MeetingPatch {
    pub kinds: Option<Vec<MeetingKind>>,
    pub subject: Option<String>,
    pub place: Patch<String>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub planned_start: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub planned_end: Option<OffsetDateTime>,
    pub serves_year: Patch<i16>,
    pub agenda: Option<Vec<String>>,
}

/// Change a meeting
#[utoipa::path(patch, path = "/meetings/{id}", tag = "meetings", operation_id = "update_meeting",
    request_body = MeetingPatch, params(("id" = MeetingId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MeetingId>,
    IfMatch(version): IfMatch,
    Json(patch): Json<MeetingPatch>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.meeting.version)?;
    let desk = records.desk(&ctx);
    open(&placed.meeting)?;
    let meeting = change(&desk, &placed, patch).await?;
    let version = meeting.version;
    let out = view::detail(&desk, &ctx, &Placed { meeting, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// A record that is neither filed nor given up.
///
/// # Errors
/// When it is one of these.
pub fn open(meeting: &Model) -> Result<(), Problem> {
    match meeting.state {
        MeetingState::Planned | MeetingState::Held => Ok(()),
        MeetingState::Filed => Err(FILED.problem()),
        MeetingState::Cancelled => Err(CANCELLED.problem()),
    }
}

async fn change(desk: &Desk<'_>, placed: &Placed, patch: MeetingPatch) -> Result<Model, Problem> {
    let (before, unit) = (&placed.meeting, &placed.unit);
    let mut wanted = before.clone();
    apply(desk, &mut wanted, unit, patch)?;
    if &wanted == before {
        return Ok(wanted);
    }
    if wanted.state == MeetingState::Planned {
        wanted.visitors = visitors::asked(desk, &wanted).await?;
    }
    let saved = tell::save(desk, wanted).await?;
    if saved.state == MeetingState::Planned {
        roster::refresh(desk, &saved, unit).await?;
    }
    let (was, is) = diff::objects(&tell::facts(before), &tell::facts(&saved));
    tell::audit(desk, "update", &saved, Some(was), Some(is), None).await?;
    life::dropped(desk, before, &saved).await?;
    tell::changed(desk, &saved).await?;
    Ok(saved)
}

/// Changes the fields of a meeting, not yet its row.
///
/// # Errors
/// When a value is not right.
pub fn apply(desk: &Desk<'_>, meeting: &mut Model, unit: &Unit, patch: MeetingPatch) -> Result<(), Problem> {
    let MeetingPatch { kinds, subject, place, planned_start, planned_end, serves_year, agenda } = patch;
    let day = meeting.day;
    times(meeting, unit, planned_start, planned_end)?;
    if let Some(kinds) = kinds {
        let kinds = kinds.into_iter().collect();
        fields::gathering(desk, unit.kind, &kinds, Some(meeting.gathering), meeting.day)?;
        meeting.set_kinds(&kinds);
        life::drop_steps(meeting);
    }
    life::in_time(meeting, day, "/planned_start")?;
    if let Some(subject) = subject {
        meeting.subject = text::required(subject, "/subject", fields::SUBJECT)?;
    }
    if let Some(place) = place.change() {
        meeting.place = text::kept(place, "/place", fields::PLACE)?;
    }
    input::set(serves_year, &mut meeting.serves_year);
    if let Some(agenda) = agenda {
        meeting.agenda = fields::agenda(agenda)?;
    }
    fields::kinds(desk, unit, meeting)
}

fn times(
    meeting: &mut Model,
    unit: &Unit,
    start: Option<OffsetDateTime>,
    end: Option<OffsetDateTime>,
) -> Result<(), Problem> {
    if start.is_none() && end.is_none() {
        return Ok(());
    }
    if meeting.state != MeetingState::Planned {
        let pointer = if start.is_some() { "/planned_start" } else { "/planned_end" };
        return Err(NOT_PLANNED.at(pointer));
    }
    meeting.planned_start = start.unwrap_or(meeting.planned_start);
    meeting.planned_end = end.unwrap_or(meeting.planned_end);
    meeting.day = fields::day(unit, meeting.planned_start, "/planned_start")?;
    fields::ends(meeting.planned_start, meeting.planned_end, "/planned_end")
}
