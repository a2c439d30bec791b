use super::{
    store::Entity,
    view::{self, SpellOut},
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
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::SpellId;
use rest::{Answer, Ctx, Json, Path, kinds};
use serde_json::json;

/// End a stay away from the own branch
#[utoipa::path(post, path = "/floating-spells/{id}/end", tag = "registers", operation_id = "end_floating_spell",
    request_body = Ended, params(("id" = SpellId, Path)), responses((status = OK, body = SpellOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<SpellId>,
    Json(ended): Json<Ended>,
) -> Answer {
    let (spell, found) = spells::reached::<Entity>(&ctx, id).await?;
    let desk = records.desk(&ctx);
    if spell.until.is_some() {
        return Err(ENDED_ALREADY.problem());
    }
    let spell = spells::end_on::<Entity>(&desk, &spell, ended.ended_on).await?;
    let new = json!({"floating": false, "ended_on": ended.ended_on});
    tell::changed(&desk, &found.member, Register::Floating.ended(spell.id), "float", new).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let out = view::shown(&desk, &open, vec![spell]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}
