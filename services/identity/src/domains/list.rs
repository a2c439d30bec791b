use super::{shape::DomainOut, store};
use access::{Action, ResourceKind, Thing};
use rest::{Answer, Ctx, Paged};

/// List the organisation's own hosts
#[utoipa::path(get, path = "/domains", tag = "domains", operation_id = "list_domains",
    responses((status = 200, description = "All of them; there are few", body = Paged<DomainOut>)))]
pub async fn list(ctx: Ctx) -> Answer {
    ctx.authorize(Action::View, &Thing::of(ResourceKind::Settings)).await?;
    let items = store::all(ctx.tx()).await?.into_iter().map(DomainOut::from).collect();
    ctx.read(&Paged::<DomainOut> { items, next: None, total: None })
}
