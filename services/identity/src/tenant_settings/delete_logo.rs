use super::{load, put_logo::forget, shape::recorded, store};
use crate::state::App;
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use rest::{Answer, Ctx};
use tenancy::audit::Entry;

/// Remove the logo
#[utoipa::path(delete, path = "/settings/logo", tag = "settings", operation_id = "delete_logo",
    responses((status = 204, description = "There is no logo any more")))]
pub async fn delete_logo(State(app): State<App>, ctx: Ctx) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let entry = app.entry(ctx.claims()).await?;
    super::one_at_a_time(ctx.tx()).await?;
    let before = load(&app, ctx.tx(), &entry.name).await?;
    if before.logo_id.is_none() {
        return ctx.no_content().await;
    }
    let after = store::Settings { logo_id: None, version: before.version + 1, ..before.clone() };
    store::put(ctx.tx(), &after, ctx.now()).await?;
    let (old, new) = (Some(recorded(&before)), Some(recorded(&after)));
    ctx.audit(Entry { action: "settings.logo_removed", subject: "settings", old, new, ..Default::default() })
        .await?;
    let (tenant, logo) = (ctx.tenant().id, before.logo_id);
    let answer = ctx.no_content().await?;
    forget(&app, tenant, logo).await;
    Ok(answer)
}
