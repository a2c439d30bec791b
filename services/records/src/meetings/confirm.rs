use super::{
    attend::mark,
    change::open,
    problems::{MARKED_BY_LIST, NOT_ON_LIST, TOO_EARLY_TO_CONFIRM},
    query::{self, Placed},
    store, tell,
    view::{self, MeetingOut},
    words::{Attended, ConfirmedBy},
};
use crate::Records;
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::MeetingId;
use rest::{Answer, Ctx, Path};
use serde_json::json;

/// Say that one is at a meeting
///
/// On its day and until the record is filed. It is an offer: the list of the secretary has the last word, and nobody
/// has to.
#[utoipa::path(post, path = "/meetings/{id}/confirm", tag = "meetings", operation_id = "confirm_presence",
    params(("id" = MeetingId, Path)), responses((status = OK, body = MeetingOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<MeetingId>) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::TakePart).await?;
    let mut entry = placed.own.clone().ok_or_else(|| NOT_ON_LIST.problem())?;
    let desk = records.desk(&ctx);
    open(&placed.meeting)?;
    if placed.meeting.day > desk.today {
        return Err(TOO_EARLY_TO_CONFIRM.problem());
    }
    match entry.mark {
        Some(Attended::Present) => {}
        Some(Attended::Leave | Attended::Unexcused) => return Err(MARKED_BY_LIST.problem()),
        // whoever need not come may come all the same
        None | Some(Attended::Exempt) => {
            mark(&mut entry, Attended::Present, None, ConfirmedBy::Oneself, desk.now);
            store::save_participant(ctx.tx(), entry.clone()).await?;
            let new = json!({"member_id": entry.member_id, "mark": entry.mark});
            tell::audit(&desk, "confirm", &placed.meeting, None, Some(new), None).await?;
        }
    }
    let version = placed.meeting.version;
    let out = view::detail(&desk, &ctx, &Placed { own: Some(entry), ..placed }).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
