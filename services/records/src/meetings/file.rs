use super::{
    alike,
    findings::{self, Told},
    life::Life,
    papers,
    problems::{FILED, INCOMPLETE, NOT_HELD, YEAR_ARCHIVED},
    query::{self, Placed},
    store::{self, version},
    tell,
    versions::Content,
    view::{self, FindingOut, MeetingOut},
    whole::Whole,
    words::MeetingState,
};
use crate::{Records, archive, desk::Desk};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, MeetingId};
use rest::{Answer, Ctx, IfMatch, Path, Problem, kinds};
use rulepack::Weight;
use serde_json::json;

/// File the record of a meeting
///
/// Refused with everything the rules find wrong, each with its rule and source; what is only worth a look is in
/// `findings` of the answer. From then on the record is changed by a new version.
#[utoipa::path(post, path = "/meetings/{id}/file", tag = "meetings", operation_id = "file_meeting",
    params(("id" = MeetingId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MeetingId>,
    IfMatch(version): IfMatch,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    match placed.meeting.state {
        MeetingState::Held => {}
        MeetingState::Filed => return Err(FILED.problem()),
        MeetingState::Planned | MeetingState::Cancelled => return Err(NOT_HELD.problem()),
    }
    IfMatch(version).check(placed.meeting.version)?;
    let desk = records.desk(&ctx);
    let year = placed.meeting.day.year();
    if archive::is_sealed(desk.tx, placed.meeting.unit_id, year).await? {
        return Err(YEAR_ARCHIVED.with("year", year));
    }
    let whole = Whole::of(ctx.tx(), &placed).await?;
    let (whole, warnings) = file(&desk, whole, ctx.account().ok(), None).await?;
    let new = json!({"state": whole.meeting.state, "number": whole.meeting.number});
    tell::audit(&desk, "file", &whole.meeting, None, Some(new), None).await?;
    let (meeting, version) = (whole.meeting.clone(), whole.meeting.version);
    let mut out = view::detail(&desk, &ctx, &Placed { meeting, ..placed }).await?;
    out.findings = warnings;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// Files a record, as its next version.
///
/// # Errors
/// With everything that keeps it from being filed.
pub async fn file(
    desk: &Desk<'_>,
    mut whole: Whole,
    by: Option<AccountId>,
    reason: Option<String>,
) -> Result<(Whole, Vec<FindingOut>), Problem> {
    let mut found = findings::of_record(desk, &whole);
    if let Some(life) = Life::of(desk, &whole).await? {
        found.extend(life.findings(desk, &whole));
    }
    let (resembles, told) = alike::found(desk, &whole.meeting).await?.unzip();
    found.extend(told);
    let (blocks, warnings): (Vec<Told>, Vec<Told>) =
        found.into_iter().partition(|told| told.weight == Weight::Block);
    if !blocks.is_empty() {
        return Err(findings::with_fields(INCOMPLETE.problem(), &blocks));
    }
    whole.meeting.state = MeetingState::Filed;
    whole.meeting.number += 1;
    whole.meeting.resembles_id = resembles;
    whole.meeting = tell::save(desk, whole.meeting).await?;
    let papers = papers::filed(desk, &whole.meeting).await?;
    let content = serde_json::to_value(Content::of(desk, &whole, papers));
    let version = version::Model {
        meeting_id: whole.meeting.id,
        number: whole.meeting.number,
        reason,
        content: content.map_err(|error| kinds::INTERNAL.problem().because(error))?,
        filed_by: by,
        filed_at: desk.now,
    };
    store::insert_version(desk.tx, version).await?;
    tell::filed(desk, &whole).await?;
    Ok((whole, warnings.into_iter().map(view::finding).collect()))
}
