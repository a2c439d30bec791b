use super::{
    store::Entity,
    view::{self, ExemptionOut},
};
use crate::{
    Records,
    registers::{problems::ENDED_ALREADY, rules, spells, tell, view::Ended},
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
    rules::ends(entry.since, ended.ended_on, desk.today)?;
    let entry = spells::end::<Entity>(desk.tx, &entry, ended.ended_on, desk.now)
        .await?
        .ok_or_else(|| ENDED_ALREADY.problem())?;
    let new = json!({"exempt": false, "ended_on": ended.ended_on});
    tell::changed(&desk, &found.member, "exempt", new).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Member).await?;
    let out = view::shown(&desk, &open, vec![entry]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}
