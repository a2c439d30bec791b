use super::{
    carry_out, letter, problems,
    rules::{self, ErasureState, Item},
    shape::{ErasureOut, items, json, shaped},
    store::{self, erasure::Model},
};
use crate::{desk::Desk, state::App};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::ErasureId;
use rest::{Answer, Ctx, Json, Path, Problem, check::Check, kinds};
use serde::Deserialize;
use std::collections::BTreeSet;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// What is erased of what was asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ErasureDecision)]
pub struct Decision {
    #[schema(value_type = Vec<Item>)]
    granted: BTreeSet<Item>,
    /// Told to the person; needed where something stays that could be erased.
    #[serde(default)]
    reason: Option<String>,
}

/// Decide a request for erasure
///
/// What is granted is erased at once and cannot be brought back.
#[utoipa::path(post, path = "/privacy/erasures/{id}/decide", tag = "privacy", operation_id = "decide_erasure",
    params(("id" = ErasureId, Path)), request_body = Decision,
    responses((status = 200, description = "Decided", body = ErasureOut)))]
pub async fn decide(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<ErasureId>,
    Json(decision): Json<Decision>,
) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let row = store::locked(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if row.state != ErasureState::Received {
        return Err(problems::NOT_OPEN.problem());
    }
    if row.account_id == Some(ctx.account()?) {
        return Err(problems::NOT_YOUR_OWN.problem());
    }
    let reason = decision.reason.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    check(&items(&row.items), &decision.granted, reason.as_deref())?;
    let decided = close(&ctx, row, &decision.granted, reason)?;
    let desk = Desk::of(&ctx);
    // the letter first: afterwards there may be no address to send it to
    letter::send(&app, &ctx, &desk, &decided).await?;
    carry_out::carry_out(&desk, &decided, &decision.granted).await?;
    let decided = store::update(ctx.tx(), decided).await?;
    audit(&ctx, &decided).await?;
    let out = shaped(ctx.tx(), decided, ctx.today())?;
    ctx.reply(StatusCode::OK, &out).await
}

fn check(asked: &BTreeSet<Item>, granted: &BTreeSet<Item>, reason: Option<&str>) -> Result<(), Problem> {
    let mut check = Check::new();
    if let Some(reason) = reason {
        check.text("/reason", reason, 1..=1000);
    }
    for (n, item) in granted.iter().enumerate() {
        let pointer = format!("/granted/{n}");
        check.ensure(item.can_be_erased(), &pointer, &problems::ARCHIVE_STAYS);
        check.ensure(asked.contains(item), &pointer, &problems::NOT_ASKED);
    }
    let lacking = reason.is_none() && rules::needs_reason(asked, granted);
    check.ensure(!lacking, "/reason", &problems::REASON_NEEDED).finish()
}

/// The request with the decision in it. It is done already where no other service has a part in it.
fn close(ctx: &Ctx, row: Model, granted: &BTreeSet<Item>, reason: Option<String>) -> Result<Model, Problem> {
    let elsewhere = granted.iter().any(|item| item.of_member());
    Ok(Model {
        state: if elsewhere { ErasureState::Decided } else { ErasureState::Done },
        outcome: Some(rules::outcome(&items(&row.items), granted)),
        granted: Some(json(granted)),
        reason,
        decided_by: Some(ctx.account()?),
        decided_at: Some(ctx.now()),
        done_at: (!elsewhere).then(|| ctx.now()),
        ..row
    })
}

async fn audit(ctx: &Ctx, row: &Model) -> Result<(), Problem> {
    let new = Some(serde_json::json!({ "outcome": row.outcome, "granted": row.granted, "asked": row.items }));
    let (subject_id, why) = (Some(row.id.0), row.reason.clone());
    ctx.audit(Entry { action: "erasure.decided", subject: "erasure", subject_id, old: None, new, why }).await
}
