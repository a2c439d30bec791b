use super::{shape::Onboarding, store};
use access::{Action, ResourceKind, Thing};
use rest::{Answer, Ctx};

/// Read how the first steps of the organisation stand
#[utoipa::path(get, path = "/onboarding", tag = "settings", operation_id = "get_onboarding",
    responses((status = 200, description = "What was said, and what this service knows", body = Onboarding)))]
pub async fn get(ctx: Ctx) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let said = store::load(ctx.tx()).await?;
    let out = Onboarding::of(&ctx, &said).await?;
    ctx.read(&out)
}
