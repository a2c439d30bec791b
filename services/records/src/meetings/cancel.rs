use super::{
    fields,
    problems::NOT_PLANNED,
    query::{self, Placed},
    store::meeting::Model,
    tell,
    view::{self, MeetingOut},
    words::MeetingState,
};
use crate::{Records, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::MeetingId;
use rest::{Answer, Ctx, IfMatch, Json, Path};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Why it does not take place.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Cancellation {
    pub reason: String,
}

/// Cancel a meeting that was planned
#[utoipa::path(post, path = "/meetings/{id}/cancel", tag = "meetings", operation_id = "cancel_meeting",
    request_body = Cancellation, params(("id" = MeetingId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = MeetingOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MeetingId>,
    IfMatch(version): IfMatch,
    Json(wanted): Json<Cancellation>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.meeting.version)?;
    if placed.meeting.state != MeetingState::Planned {
        return Err(NOT_PLANNED.problem());
    }
    let reason = text::required(wanted.reason, "/reason", fields::NOTE)?;
    let desk = records.desk(&ctx);
    let cancelled = Model {
        state: MeetingState::Cancelled,
        cancel_reason: Some(reason.clone()),
        ..placed.meeting.clone()
    };
    let meeting = tell::save(&desk, cancelled).await?;
    let (old, new) = (json!({"state": MeetingState::Planned}), json!({"state": meeting.state}));
    tell::audit(&desk, "cancel", &meeting, Some(old), Some(new), Some(reason)).await?;
    tell::changed(&desk, &meeting).await?;
    let version = meeting.version;
    let out = view::detail(&desk, &ctx, &Placed { meeting, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
