use super::{
    rules::InvitationState as Stage,
    shape::{InvitationOut, shaped},
    store::{self, Filter},
};
use crate::assignments;
use access::{Action, ResourceKind};
use kernel::{InvitationId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    state: Option<Stage>,
    /// Only into this unit or below.
    unit: Option<UnitId>,
}

/// List invitations
#[utoipa::path(get, path = "/invitations", tag = "invitations", operation_id = "list_invitations",
    params(Which, Page),
    responses((status = 200, description = "Invitations in the actor's reach, the newest first", body = Paged<InvitationOut>)))]
pub async fn list(ctx: Ctx, Query(which): Query<Which>, page: Page) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Invitation).await?;
    let below = assignments::limit(ctx.tx(), reach, which.unit).await?;
    let filter = Filter { state: which.state, below };
    let before: Option<InvitationId> = page.after()?;
    let rows = store::page(ctx.tx(), &filter, before, page.fetch(), ctx.now()).await?;
    let total = store::count(ctx.tx(), &filter, ctx.now()).await?;
    let cut = Paged::cut(rows, &page, |row| row.id);
    let items: Vec<InvitationOut> = shaped(ctx.tx(), cut.items, ctx.now()).await?;
    ctx.read(&Paged { items, next: cut.next, total: Some(total) })
}
