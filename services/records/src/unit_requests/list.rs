use super::{
    query,
    store::{self, Column},
    view::{self, UnitRequestItem},
    words::RequestState,
};
use access::{Action, ResourceKind};
use kernel::UnitRequestId;
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

/// Which requests to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    #[param(inline)]
    pub state: Option<RequestState>,
}

/// The last request of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    id: UnitRequestId,
}

/// List requests for units to be founded or dissolved
#[utoipa::path(get, path = "/unit-requests", tag = "unit-requests", operation_id = "list_unit_requests",
    params(Wanted, Page), responses((status = OK, body = Paged<UnitRequestItem>)))]
pub async fn handle(ctx: Ctx, Query(wanted): Query<Wanted>, page: Page) -> Answer {
    ctx.reach_something(Action::List, ResourceKind::UnitRequest).await?;
    let mut condition = sea_orm::Condition::all().add(query::seen(&ctx, Action::List).await?);
    if let Some(state) = wanted.state {
        condition = condition.add(Column::State.eq(state));
    }
    let total = page.total(store::count(ctx.tx(), condition.clone())).await?;
    if let Some(Place { id }) = page.after()? {
        condition = condition.add(Column::Id.lt(id));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |request| Place { id: request.id });
    let items = view::items(ctx.tx(), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total })
}
