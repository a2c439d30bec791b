use super::{
    store::Entity,
    view::{self, LostOut},
};
use crate::{
    Records,
    registers::{
        problems::ENDED_ALREADY,
        spells,
        tell::{self, Register},
        view::Ended,
    },
};
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
    let (entry, found) = spells::reached::<Entity>(&ctx, id).await?;
    let desk = records.desk(&ctx);
    if entry.until.is_some() {
        return Err(ENDED_ALREADY.problem());
    }
    let entry = spells::end_on::<Entity>(&desk, &entry, ended.ended_on).await?;
    let new = json!({"lost_contact": false, "ended_on": ended.ended_on});
    tell::changed(&desk, &found.member, Register::Lost.ended(entry.id), "find_contact", new).await?;
    let out = view::shown(&desk, vec![entry]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}
