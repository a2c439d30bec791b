use super::{shape::DomainOut, store};
use crate::state::App;
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use rest::{Answer, Ctx, Paged};

/// List the organisation's own hosts
#[utoipa::path(get, path = "/domains", tag = "domains", operation_id = "list_domains",
    responses((status = 200, description = "All of them; there are few", body = Paged<DomainOut>)))]
pub async fn list(State(app): State<App>, ctx: Ctx) -> Answer {
    ctx.authorize(Action::View, &Thing::of(ResourceKind::Settings)).await?;
    let rows = store::all(ctx.tx()).await?;
    let items = rows.into_iter().map(|row| DomainOut::new(row, app.platform_host())).collect();
    ctx.read(&Paged::<DomainOut> { items, next: None, total: None })
}
