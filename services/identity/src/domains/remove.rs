use super::{
    asked::{Done, claim, record, told},
    store,
};
use crate::{desk::Desk, state::App};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use rest::{Answer, Ctx, Path};

/// Remove a host
///
/// From now on nothing is served under it; whoever is logged in there has to come by another host.
#[utoipa::path(delete, path = "/domains/{host}", tag = "domains", operation_id = "remove_domain",
    params(("host" = String, Path)), responses((status = 204, description = "Removed")))]
pub async fn remove(State(app): State<App>, ctx: Ctx, Path(host): Path<String>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let domain = claim(&ctx, &host).await?;
    store::delete(ctx.tx(), &domain.host).await?;
    let (action, host) = ("domain.removed", domain.host.as_str());
    record(&Desk::of(&ctx), Done { action, host, state: "removed", new: None }).await?;
    let tenant = ctx.tenant().clone();
    told(&app, &tenant, ctx.no_content().await).await
}
