use super::{
    offered::{HandoverOffer, offered},
    view::{self, HandoverItem},
};
use crate::{
    Records,
    archive::{store, store::Column},
    units,
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{UnitId, VolumeId};
use rest::{Answer, Ctx, Page, Paged, Path, kinds};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Handovers of a unit, and the one that should be made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Handovers {
    offer: Option<HandoverOffer>,
    may_open: bool,
    #[serde(flatten)]
    page: Paged<HandoverItem>,
}

/// The last handover of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    id: VolumeId,
}

/// List the handovers of a unit
#[utoipa::path(get, path = "/units/{id}/handovers", tag = "archive", operation_id = "list_handovers",
    params(("id" = UnitId, Path), Page), responses((status = OK, body = Handovers)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<UnitId>, page: Page) -> Answer {
    let unit = units::reached(&ctx, id).await?;
    let thing = Thing::within(ResourceKind::Handover, unit.path.as_str());
    if !ctx.may(Action::List, &thing).await? {
        return Err(kinds::FORBIDDEN.problem());
    }
    let desk = records.desk(&ctx);
    let mut condition = Condition::all().add(Column::UnitId.eq(unit.id));
    if let Some(Place { id }) = page.after()? {
        condition = condition.add(Column::Id.lt(id));
    }
    let found = store::handovers(desk.tx, condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |one| Place { id: one.id });
    let mut items = Vec::with_capacity(cut.items.len());
    for volume in &cut.items {
        items.push(view::item(&desk, &unit, volume).await?);
    }
    let out = Handovers {
        offer: offered(&desk, &unit).await?,
        may_open: ctx.may(Action::Create, &thing).await?,
        page: Paged { items, next: cut.next, total: None },
    };
    ctx.read(&out)
}
