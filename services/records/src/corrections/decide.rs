use super::{
    problems::{NOT_OPEN, NOT_YOUR_OWN, REASON_NEEDED},
    proposal, query,
    store::{self, Model},
    tell::tell,
    view::{self, CorrectionOut},
    words::CorrectionState,
};
use crate::{Records, desk::Desk, members, text};
use access::{Action, ResourceKind};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, CorrectionId};
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Whether the record is corrected.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub accept: bool,
    /// Needed for a refusal.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Decide a request for a correction
#[utoipa::path(post, path = "/corrections/{id}/decide", tag = "corrections", operation_id = "decide_correction",
    request_body = Decision, params(("id" = CorrectionId, Path)), responses((status = OK, body = CorrectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CorrectionId>,
    Json(decision): Json<Decision>,
) -> Answer {
    let correction = query::reached(&ctx, id).await?;
    let found = members::find_for_action(ctx.tx(), correction.member_id).await?;
    let found = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let thing = members::resource(ResourceKind::Correction, correction.member_id, &found.unit);
    ctx.authorize(Action::Decide, &thing).await?;
    if correction.asked_by == ctx.account()? || ctx.member() == Some(correction.member_id) {
        return Err(NOT_YOUR_OWN.problem());
    }
    let desk = records.desk(&ctx);
    let decided = decide(&desk, correction, found, ctx.account()?, decision).await?;
    let out = view::shown(&desk, vec![decided]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::OK, &out).await
}

async fn decide(
    desk: &Desk<'_>,
    correction: Model,
    found: members::Reached,
    by: AccountId,
    decision: Decision,
) -> Result<Model, Problem> {
    let reason = text::kept(decision.reason, "/reason", 500)?;
    if !decision.accept && reason.is_none() {
        return Err(REASON_NEEDED.at("/reason"));
    }
    let state = if decision.accept { CorrectionState::Accepted } else { CorrectionState::Refused };
    let closed = Model {
        state,
        decided_by: Some(by),
        decided_at: Some(desk.now),
        decision_reason: reason.clone(),
        ..correction.clone()
    };
    // closed first: of two who decide at once, one is told so before the record changes
    let closed = store::close(desk.tx, closed).await?.ok_or_else(|| NOT_OPEN.problem())?;
    if decision.accept {
        let mut patch = proposal::patch(correction.field, &view::open(desk, &correction)?)?;
        patch.reason = correction.note.clone();
        members::change(desk, found, patch).await?;
    }
    let (subject_id, new) = (Some(closed.id.0), Some(json!({"state": state, "field": closed.field})));
    desk.audit(Entry { action: "decide", subject: "correction", subject_id, old: None, new, why: reason })
        .await?;
    tell(desk, &closed).await?;
    Ok(closed)
}
