use super::{
    store::Entity,
    view::{self, ExemptionOut},
};
use crate::{
    Records,
    registers::{
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

/// End an exemption from meetings
#[utoipa::path(post, path = "/attendance-exemptions/{id}/end", tag = "registers",
    operation_id = "end_attendance_exemption", request_body = Ended, params(("id" = SpellId, Path)),
    responses((status = OK, body = ExemptionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<SpellId>,
    Json(ended): Json<Ended>,
) -> Answer {
    let (entry, found) = spells::reached::<Entity>(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let entry = spells::end_on::<Entity>(&desk, &entry, ended.ended_on).await?;
    let new = json!({"exempt": false, "ended_on": ended.ended_on});
    tell::changed(&desk, &found.member, Register::Exempt.ended(entry.id), "exempt", new).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let out = view::shown(&desk, &open, vec![entry]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}
