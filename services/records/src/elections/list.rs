use super::{
    query,
    rules::ElectionState,
    store::{self, election::Column},
    view::{self, ElectionItem},
};
use crate::{Records, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{ElectionId, UnitId, words};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

words! {
    /// A part of the elections.
    pub enum ElectionView {
        /// Not closed yet.
        UnderWay = "under_way",
        /// Settled, and waiting for the committee above.
        ToConfirm = "to_confirm",
        Done = "done",
    }
}

/// Which elections to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    #[param(inline)]
    pub view: Option<ElectionView>,
    /// Of this unit and those below it.
    pub unit_id: Option<UnitId>,
}

/// The last election of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    id: ElectionId,
}

/// List elections
#[utoipa::path(get, path = "/elections", tag = "elections", operation_id = "list_elections",
    params(Wanted, Page), responses((status = OK, body = Paged<ElectionItem>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    ctx.reach_something(Action::List, ResourceKind::Election).await?;
    let mut condition = query::seen(&ctx, Action::List).await?;
    if let Some(view) = wanted.view {
        condition = condition.add(part(view));
    }
    let part = units::part(&ctx, Column::UnitId, wanted.unit_id, &units::UNKNOWN_UNIT).await?;
    condition = condition.add_option(part);
    let total = page.total(store::count(ctx.tx(), condition.clone())).await?;
    if let Some(Place { id }) = page.after()? {
        condition = condition.add(Column::Id.lt(id));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |election| Place { id: election.id });
    let items = view::items(&records.desk(&ctx), &ctx, cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total })
}

fn part(view: ElectionView) -> Condition {
    let all = Condition::all();
    match view {
        ElectionView::UnderWay => all.add(Column::ClosedOn.is_null()),
        ElectionView::ToConfirm => all.add(Column::State.eq(ElectionState::Decided)),
        ElectionView::Done => all.add(Column::ClosedOn.is_not_null()),
    }
}
