use super::{
    problems::NOT_OPEN,
    query,
    store::{self, Model},
    tell::tell,
    words::CorrectionState,
};
use crate::{Records, members};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::CorrectionId;
use rest::{Answer, Ctx, Path, kinds};
use serde_json::json;
use tenancy::audit::Entry;

/// Withdraw a request for a correction
///
/// By the member, whoever asked. What was asked on the member's behalf whoever keeps the records may withdraw as well.
#[utoipa::path(delete, path = "/corrections/{id}", tag = "corrections", operation_id = "withdraw_correction",
    params(("id" = CorrectionId, Path)), responses((status = NO_CONTENT)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<CorrectionId>) -> Answer {
    let correction = query::reached(&ctx, id).await?;
    let found = members::find_for_action(ctx.tx(), correction.member_id).await?;
    let found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let thing = members::resource(ResourceKind::Correction, correction.member_id, &found.unit);
    let on_behalf = correction.on_behalf == Some(true) && ctx.member() != Some(correction.member_id);
    ctx.authorize(if on_behalf { Action::Create } else { Action::CorrectOwn }, &thing).await?;
    let desk = records.desk(&ctx).on_behalf_of(on_behalf.then_some(correction.member_id));
    let withdrawn = Model { state: CorrectionState::Withdrawn, ..correction };
    let closed = store::close(desk.tx, withdrawn).await?.ok_or_else(|| NOT_OPEN.problem())?;
    desk.audit(Entry {
        action: "withdraw",
        subject: "correction",
        subject_id: Some(closed.id.0),
        new: Some(json!({"field": closed.field})),
        ..Entry::default()
    })
    .await?;
    tell(&desk, &closed).await?;
    ctx.no_content().await
}
