use super::{
    enter,
    problems::WITHDRAWN,
    query,
    store::Model,
    tell,
    view::{self, TalkOut},
    words::TalkState,
};
use crate::Records;
use axum::{extract::State, http::StatusCode};
use kernel::TalkId;
use rest::{Answer, Ctx, IfMatch, Path};

/// Withdraw an entry of the register of talks
#[utoipa::path(post, path = "/talks/{id}/withdraw", tag = "meetings", operation_id = "withdraw_talk",
    params(("id" = TalkId, Path), ("If-Match" = String, Header)), responses((status = OK, body = TalkOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<TalkId>,
    IfMatch(version): IfMatch,
) -> Answer {
    let placed = query::claimed_to_keep(&ctx, id).await?;
    IfMatch(version).check(placed.talk.version)?;
    let old = placed.talk;
    if old.state == TalkState::Withdrawn {
        return Err(WITHDRAWN.problem());
    }
    let desk = records.desk(&ctx);
    enter::on_day(&desk, &placed.unit, old.day).await?;
    let new = Model { state: TalkState::Withdrawn, ..old.clone() };
    let talk = tell::save(&desk, "withdraw_talk", &old, new).await?;
    let version = talk.version;
    let out = view::one(&desk, &ctx, talk).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
