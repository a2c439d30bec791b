use super::{
    store::Entity,
    view::{self, SuspensionOut},
};
use crate::{
    Records,
    registers::{
        dispositions,
        problems::RESTS_BY_PENALTY,
        spells,
        tell::{self, Register},
        view::Ended,
    },
};
use axum::{extract::State, http::StatusCode};
use kernel::SpellId;
use rest::{Answer, Ctx, Json, Path, kinds};
use serde_json::json;

/// Give a member the rights back
///
/// Where they rest by a penalty on record, the penalty is lifted instead.
#[utoipa::path(post, path = "/rights-suspensions/{id}/end", tag = "registers",
    operation_id = "end_rights_suspension", request_body = Ended, params(("id" = SpellId, Path)),
    responses((status = OK, body = SuspensionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<SpellId>,
    Json(ended): Json<Ended>,
) -> Answer {
    let (entry, found) = spells::reached::<Entity>(&ctx, id).await?;
    let desk = records.desk(&ctx);
    if dispositions::lets_rest(desk.tx, entry.id).await? {
        return Err(RESTS_BY_PENALTY.problem());
    }
    let entry = spells::end_on::<Entity>(&desk, &entry, ended.ended_on).await?;
    let new = json!({"rights_rest": false, "ended_on": ended.ended_on});
    tell::changed(&desk, &found.member, Register::Rights.ended(entry.id), "suspend_rights", new).await?;
    let out = view::shown(&desk, vec![entry]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}
