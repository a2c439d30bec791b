use super::{
    rules::ErasureState,
    shape::{ErasureOut, shaped},
    store,
};
use access::{Action, ResourceKind, Thing};
use kernel::ErasureId;
use rest::{Answer, Ctx, Page, Paged, Problem, Query};
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Only requests that stand there.
    #[param(inline)]
    state: Option<ErasureState>,
}

/// List requests for erasure
#[utoipa::path(get, path = "/privacy/erasures", tag = "privacy", operation_id = "list_erasures", params(Which, Page),
    responses((status = 200, description = "The newest first", body = Paged<ErasureOut>)))]
pub async fn list(ctx: Ctx, Query(which): Query<Which>, page: Page) -> Answer {
    // who asked to be forgotten is for the administrator alone to know
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let rows = store::page(ctx.tx(), which.state, page.after::<ErasureId>()?, page.fetch()).await?;
    let cut = Paged::cut(rows, &page, |row| row.id);
    let shape = |row| shaped(ctx.tx(), row, ctx.today());
    let items = cut.items.into_iter().map(shape).collect::<Result<Vec<_>, Problem>>()?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}
