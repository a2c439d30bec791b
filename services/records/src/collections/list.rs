use super::{
    query,
    store::{self, collection::Column},
    view::{self, CollectionItem},
    words::CollectionState,
};
use crate::units;
use access::{Action, ResourceKind};
use kernel::{CollectionId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

/// Which collections to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    #[param(inline)]
    pub state: Option<CollectionState>,
    /// Asked by this unit.
    pub by_unit: Option<UnitId>,
    /// Asks this unit.
    pub of_unit: Option<UnitId>,
}

/// The last collection of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    id: CollectionId,
}

/// List collections that units send or answer
#[utoipa::path(get, path = "/collections", tag = "collections", operation_id = "list_collections",
    params(Wanted, Page), responses((status = OK, body = Paged<CollectionItem>)))]
pub async fn handle(ctx: Ctx, Query(wanted): Query<Wanted>, page: Page) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Collection).await?;
    let mut condition = Condition::all().add(query::seen(&reach));
    if let Some(state) = wanted.state {
        condition = condition.add(Column::State.eq(state));
    }
    if let Some(unit) = wanted.by_unit {
        condition = condition.add(Column::UnitId.eq(unit));
    }
    if let Some(unit) = wanted.of_unit {
        condition = condition.add(Column::Id.in_subquery(store::ids_asking(units::ids_of(unit))));
    }
    if let Some(Place { id }) = page.after()? {
        condition = condition.add(Column::Id.lt(id));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |one| Place { id: one.id });
    let ids: Vec<CollectionId> = cut.items.iter().map(|one| one.id).collect();
    let progress = view::progress(ctx.tx(), ids).await?;
    let names = units::by_ids(ctx.tx(), cut.items.iter().map(|one| one.unit_id).collect()).await?;
    let decide = ctx.reach(Action::Decide, ResourceKind::Collection).await?;
    let items = cut.items.iter().map(|one| {
        let unit = names.get(&one.unit_id);
        let manages = unit.is_some_and(|unit| decide.covers(Some(unit.path.as_str())));
        let progress = progress.get(&one.id).copied().filter(|_| manages).unwrap_or_default();
        CollectionItem::of(one, unit.map(|unit| unit.name.clone()).unwrap_or_default(), progress)
    });
    ctx.read(&Paged { items: items.collect(), next: cut.next, total: None })
}
