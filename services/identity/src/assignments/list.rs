use super::{
    limit,
    shape::{AssignmentOut, shaped},
    store::{self, Filter},
};
use access::{Action, ResourceKind};
use kernel::{AccountId, AssignmentId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    account_id: Option<AccountId>,
    role: Option<String>,
    /// Only in this unit or below.
    unit: Option<UnitId>,
}

/// List who holds which role
#[utoipa::path(get, path = "/assignments", tag = "assignments", operation_id = "list_assignments",
    params(Which, Page),
    responses((status = 200, description = "Assignments in the actor's reach", body = Paged<AssignmentOut>)))]
pub async fn list(ctx: Ctx, Query(which): Query<Which>, page: Page) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Assignment).await?;
    let below = limit(ctx.tx(), reach, which.unit).await?;
    let filter = Filter { account: which.account_id, role: which.role, unit: None, below };
    let after: Option<AssignmentId> = page.after()?;
    let rows = store::page(ctx.tx(), &filter, after, page.fetch()).await?;
    let total = store::count(ctx.tx(), &filter).await?;
    let cut = Paged::cut(rows, &page, |row| row.id);
    let items: Vec<AssignmentOut> = shaped(ctx.tx(), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: Some(total) })
}
