use super::{
    store,
    view::{self, LostOut},
};
use crate::{
    Records, members,
    registers::{problems::ENDED_ALREADY, query, rules, tell, view::Ended},
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::SpellId;
use rest::{Answer, Ctx, Json, Path, kinds};
use serde_json::json;

/// Note that contact was found again
#[utoipa::path(post, path = "/lost-contacts/{id}/end", tag = "registers", operation_id = "end_lost_contact",
    request_body = Ended, params(("id" = SpellId, Path)), responses((status = OK, body = LostOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<SpellId>,
    Json(ended): Json<Ended>,
) -> Answer {
    let reach = ctx.reach(Action::View, ResourceKind::Member).await?;
    let seen = query::within(&reach, store::Column::MemberId);
    let entry = store::find_within(ctx.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let found = members::reached_for(&ctx, entry.member_id, Action::Update).await?;
    let desk = records.desk(&ctx);
    if entry.until.is_some() {
        return Err(ENDED_ALREADY.problem());
    }
    rules::ends(entry.since, ended.ended_on, desk.today)?;
    let entry =
        store::end(desk.tx, id, ended.ended_on, desk.now).await?.ok_or_else(|| ENDED_ALREADY.problem())?;
    let new = json!({"lost_contact": false, "ended_on": ended.ended_on});
    tell::changed(&desk, &found.member, "find_contact", new).await?;
    let out = view::shown(&desk, vec![entry]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}
