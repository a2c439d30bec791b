use super::store::{self, EntryMode};
use crate::tenant_settings;
use access::{Action, ResourceKind, Thing};
use axum::http::StatusCode;
use rest::{Answer, Ctx, Json};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Whether operators come in and are seen (`notify`), or have to be let in (`consent`).
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OperatorEntryPolicy)]
pub struct Policy {
    mode: EntryMode,
}

/// Read how operators may look in
#[utoipa::path(get, path = "/operator-entries/policy", tag = "tenant", operation_id = "get_operator_entry_policy",
    responses((status = 200, description = "What holds", body = Policy)))]
pub async fn get(ctx: Ctx) -> Answer {
    ctx.authorize(Action::ReadAudit, &Thing::of(ResourceKind::Audit)).await?;
    let mode = store::mode(ctx.tx()).await?;
    ctx.read(&Policy { mode })
}

/// Decide how operators may look in
#[utoipa::path(put, path = "/operator-entries/policy", tag = "tenant", operation_id = "set_operator_entry_policy",
    request_body = Policy, responses((status = 200, description = "What holds from now on", body = Policy)))]
pub async fn put(ctx: Ctx, Json(input): Json<Policy>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    // whoever asks to come in meanwhile asks under what held before, or waits for this
    tenant_settings::one_at_a_time(ctx.tx()).await?;
    let before = store::mode(ctx.tx()).await?;
    if before != input.mode {
        store::set_mode(ctx.tx(), input.mode, ctx.now()).await?;
        ctx.audit(line(before, input.mode)).await?;
    }
    ctx.reply(StatusCode::OK, &input).await
}

/// What the log says of a change.
pub(super) fn line(before: EntryMode, mode: EntryMode) -> Entry<'static> {
    let (old, new) = (Some(json!({ "mode": before })), Some(json!({ "mode": mode })));
    Entry { action: "operator_entry.policy_changed", subject: "settings", old, new, ..Entry::default() }
}
