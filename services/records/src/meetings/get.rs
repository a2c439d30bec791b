use super::{
    query,
    view::{self, MeetingOut},
};
use crate::Records;
use axum::extract::State;
use kernel::MeetingId;
use rest::{Answer, Ctx, Path};

/// Show a meeting with its record
#[utoipa::path(get, path = "/meetings/{id}", tag = "meetings", operation_id = "get_meeting",
    params(("id" = MeetingId, Path)), responses((status = OK, body = MeetingOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<MeetingId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let version = placed.meeting.version;
    let out = view::detail(&records.desk(&ctx), &ctx, &placed).await?;
    ctx.read_version(version, &out)
}
