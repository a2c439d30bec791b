use super::{
    attend::{self, AttendanceIn},
    change::{self, MeetingPatch},
    fields,
    file::file,
    findings::{self, Told},
    life,
    problems::NOT_FILED,
    query::{self, Placed},
    rules::record,
    tell,
    view::{self, MeetingOut},
    whole::Whole,
    words::MeetingState,
    write::{self, RecordIn},
};
use crate::{Records, archive, diff, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::MeetingId;
use rest::{Answer, Ctx, IfMatch, Json, Path};
use serde::Deserialize;
use utoipa::ToSchema;

/// How a filed record is corrected, and why. What is absent stays.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingCorrection {
    pub reason: String,
    #[serde(default)]
    pub details: Option<MeetingPatch>,
    #[serde(default)]
    pub attendance: Option<AttendanceIn>,
    #[serde(default)]
    pub record: Option<RecordIn>,
}

/// Correct a filed record by a new version
#[utoipa::path(post, path = "/meetings/{id}/versions", tag = "meetings", operation_id = "correct_meeting",
    request_body = MeetingCorrection, params(("id" = MeetingId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MeetingId>,
    IfMatch(version): IfMatch,
    Json(wanted): Json<MeetingCorrection>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.meeting.version)?;
    if placed.meeting.state != MeetingState::Filed {
        return Err(NOT_FILED.problem());
    }
    let desk = records.desk(&ctx);
    let year = placed.meeting.day.year();
    let sealed = archive::is_sealed(desk.tx, placed.meeting.unit_id, year).await?;
    let found = record::correct(year, sealed, &wanted.reason);
    findings::refused(found.iter().map(|finding| Told::of(finding, "/reason", None)).collect())?;
    let reason = text::required(wanted.reason, "/reason", fields::REASON)?;
    let mut meeting = placed.meeting.clone();
    if let Some(details) = wanted.details {
        let applied = change::apply(&desk, &mut meeting, &placed.unit, details);
        applied.map_err(|problem| problem.within("/details"))?;
    }
    if let Some(attendance) = wanted.attendance {
        let applied = attend::apply(&desk, &mut meeting, &placed.unit, attendance).await;
        applied.map_err(|problem| problem.within("/attendance"))?;
    }
    if let Some(record) = wanted.record {
        let applied = write::apply(&desk, &mut meeting, &placed.unit, record).await;
        applied.map_err(|problem| problem.within("/record"))?;
    }
    let whole = Whole::load(ctx.tx(), meeting, placed.unit.clone()).await?;
    let (whole, warnings) = file(&desk, whole, ctx.account().ok(), Some(reason.clone())).await?;
    let (was, is) = diff::objects(&tell::facts(&placed.meeting), &tell::facts(&whole.meeting));
    tell::audit(&desk, "correct", &whole.meeting, Some(was), Some(is), Some(reason)).await?;
    life::dropped(&desk, &placed.meeting, &whole.meeting).await?;
    let own = whole.list.iter().find(|entry| ctx.member() == Some(entry.member_id)).cloned();
    let (meeting, version) = (whole.meeting.clone(), whole.meeting.version);
    let mut out = view::detail(&desk, &ctx, &Placed { meeting, own, ..placed }).await?;
    out.findings = warnings;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
