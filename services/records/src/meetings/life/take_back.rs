use super::step::put;
use crate::{
    Records,
    meetings::{
        change::open,
        problems::STEP_NOT_NOTED,
        query::{self, Placed},
        view::{self, MeetingOut},
    },
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::MeetingId;
use rest::{Answer, Ctx, IfMatch, Path};
use rulepack::organisational_life::LifeStep;

/// Take back what was noted of a step before an organisational-life meeting
///
/// Until the record is filed.
#[utoipa::path(delete, path = "/meetings/{id}/steps/{step}", tag = "meetings", operation_id = "take_back_meeting_step",
    params(("id" = MeetingId, Path), ("step" = LifeStep, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path((id, step)): Path<(MeetingId, LifeStep)>,
    IfMatch(version): IfMatch,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.meeting.version)?;
    let desk = records.desk(&ctx);
    // whatever the rules ask for meanwhile: what was noted can be taken back
    open(&placed.meeting)?;
    if !placed.meeting.steps().iter().any(|noted| noted.step == step) {
        return Err(STEP_NOT_NOTED.problem());
    }
    let meeting = put(&desk, placed.meeting.clone(), step, None).await?;
    let version = meeting.version;
    let out = view::detail(&desk, &ctx, &Placed { meeting, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
