use super::{
    asked::{Done, claim, record, told},
    problems,
    shape::DomainOut,
    store,
};
use crate::{desk::Desk, state::App};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use rest::{Answer, Ctx, Json, Path};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Whether letters lead to a host.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DomainPatch)]
pub struct Change {
    primary: bool,
}

/// Make a host the primary one, or not any more
///
/// Links in letters lead to the primary host; without one, to the host below the base domain.
#[utoipa::path(patch, path = "/domains/{host}", tag = "domains", operation_id = "update_domain",
    params(("host" = String, Path)), request_body = Change,
    responses((status = 200, description = "The host as it is now", body = DomainOut)))]
pub async fn prime(
    State(app): State<App>,
    ctx: Ctx,
    Path(host): Path<String>,
    Json(change): Json<Change>,
) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let domain = claim(&ctx, &host).await?;
    if change.primary && domain.verified_at.is_none() {
        return Err(problems::NOT_VERIFIED.problem());
    }
    if change.primary != domain.primary {
        store::prime(ctx.tx(), change.primary.then_some(domain.host.as_str())).await?;
    }
    let (action, new) = ("domain.primary_changed", Some(json!({ "primary": change.primary })));
    let now = DomainOut::new(claim(&ctx, &host).await?, app.platform_host());
    record(&Desk::of(&ctx), Done { action, host: &now.host, state: now.state.as_str(), new }).await?;
    let tenant = ctx.tenant().clone();
    told(&app, &tenant, ctx.reply(StatusCode::OK, &now).await).await
}
