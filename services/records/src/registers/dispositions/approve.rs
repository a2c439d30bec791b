use super::{
    approval::NewApproval,
    effect, query,
    said::{self, Ruled},
    store::{self, Model},
    view::{self, DispositionOut},
};
use crate::{
    Records,
    desk::Desk,
    members::Reached,
    registers::problems::{APPROVED_ALREADY, APPROVED_TOO_LOW, LIFTED_ALREADY, NEEDS_NO_APPROVAL},
};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::DispositionId;
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use rulepack::dispositions::DecidingBody;
use serde_json::json;

/// Enter that a decision about a member was approved
///
/// From then on it is in force: rights rest, a membership ends.
#[utoipa::path(post, path = "/dispositions/{id}/approve", tag = "registers", operation_id = "approve_disposition",
    request_body = NewApproval, params(("id" = DispositionId, Path)),
    responses((status = OK, body = DispositionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DispositionId>,
    Json(approval): Json<NewApproval>,
) -> Answer {
    let (row, found) = query::to_decide(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let row = approve(&desk, row, found, approval).await?;
    let open = ctx.reach(Action::Reveal, ResourceKind::Disposition).await?;
    let out = view::shown(&desk, &open, vec![row]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}

async fn approve(
    desk: &Desk<'_>,
    row: Model,
    found: Reached,
    approval: NewApproval,
) -> Result<Model, Problem> {
    if row.lifted_on.is_some() {
        return Err(LIFTED_ALREADY.problem());
    }
    if row.approved_on.is_some() {
        return Err(APPROVED_ALREADY.problem());
    }
    let ruled = said::ruled(desk.pack.dispositions.on(row.decided_on), row.kind)?;
    enough(ruled, &row, &approval)?;
    let row = approval.write(desk, row, "")?;
    let row = effect::settled(desk, &found.member, ruled, row).await?;
    let row = store::save(desk.tx, row, desk.now).await?.ok_or_else(|| APPROVED_ALREADY.problem())?;
    let new = json!({"approved_on": row.approved_on, "in_force_from": row.in_force_from});
    effect::audit(desk, "approve_disposition", &row, new, None).await?;
    effect::tell(desk, &row).await?;
    effect::leave(desk, found, ruled, &row).await?;
    Ok(row)
}

/// By whom the rule asks, or somebody above.
fn enough(ruled: Ruled<'_>, row: &Model, approval: &NewApproval) -> Result<(), Problem> {
    let kind = super::spoken::kind(row.kind);
    let least = ruled.rule.approval.filter(|_| row.decided_by != DecidingBody::HigherBody);
    match least {
        None => Err(said::cited(NEEDS_NO_APPROVAL.with("kind", kind), ruled.version)),
        Some(least) if approval.level < least => {
            let refused = APPROVED_TOO_LOW.with("kind", kind).with("level", super::spoken::level(least));
            Err(said::cited(refused, ruled.version).field("/level", &APPROVED_TOO_LOW))
        }
        Some(_) => Ok(()),
    }
}
