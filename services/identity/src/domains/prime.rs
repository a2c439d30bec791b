use super::{
    asked::{audit, claim},
    problems,
    shape::DomainOut,
    store,
};
use crate::state::App;
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
    let tx = app.platform().begin().await?;
    let domain = claim(&tx, &ctx, &host).await?;
    if change.primary && domain.verified_at.is_none() {
        return Err(problems::NOT_VERIFIED.problem());
    }
    if change.primary != domain.primary {
        store::prime(&tx, ctx.tenant().id, change.primary.then_some(domain.host.as_str())).await?;
    }
    let now = claim(&tx, &ctx, &host).await?;
    tx.commit().await?;
    app.provisioner().deployment().announce(ctx.tenant()).await;
    audit(&ctx, "domain.primary_changed", &now.host, Some(json!({ "primary": now.primary }))).await?;
    ctx.reply(StatusCode::OK, &DomainOut::from(now)).await
}
