use super::{
    asked::{audit, claim},
    store,
};
use crate::state::App;
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
    let tx = app.platform().begin().await?;
    let domain = claim(&tx, &ctx, &host).await?;
    store::delete(&tx, ctx.tenant().id, &domain.host).await?;
    tx.commit().await?;
    app.provisioner().deployment().announce(ctx.tenant()).await;
    audit(&ctx, "domain.removed", &domain.host, None).await?;
    ctx.no_content().await
}
