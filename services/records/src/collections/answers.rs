use super::{
    query,
    store::{self, answer::Column},
    view::CollectionAnswerItem,
    words::AnswerState,
};
use crate::units;
use access::{Action, ResourceKind};
use kernel::{CollectionId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Path, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

/// Which answers to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    #[param(inline)]
    pub state: Option<AnswerState>,
    /// Still to be handed in.
    pub missing: Option<bool>,
    /// Of this unit and those below it.
    pub unit_id: Option<UnitId>,
}

/// The last answer of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    unit_id: UnitId,
}

/// List who was asked, and how far they are
#[utoipa::path(get, path = "/collections/{id}/answers", tag = "collections",
    operation_id = "list_collection_answers", params(("id" = CollectionId, Path), Wanted, Page),
    responses((status = OK, body = Paged<CollectionAnswerItem>)))]
pub async fn handle(
    ctx: Ctx,
    Path(id): Path<CollectionId>,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let mut condition = Condition::all().add(Column::CollectionId.eq(id));
    let reach = ctx.reach(Action::View, ResourceKind::Collection).await?;
    if let Some(units) = units::ids_within(&reach).filter(|_| !placed.manages) {
        condition = condition.add(Column::UnitId.in_subquery(units));
    }
    if let Some(state) = wanted.state {
        condition = condition.add(Column::State.eq(state));
    }
    if let Some(missing) = wanted.missing {
        let open = Condition::all().add(Column::State.is_in(AnswerState::MISSING));
        condition = condition.add(if missing { open } else { open.not() });
    }
    let part = units::part(&ctx, Column::UnitId, wanted.unit_id, &units::UNKNOWN_UNIT).await?;
    condition = condition.add_option(part);
    if let Some(Place { unit_id }) = page.after()? {
        condition = condition.add(Column::UnitId.gt(unit_id));
    }
    let found = store::answers(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |one| Place { unit_id: one.unit_id });
    let units = units::by_ids(ctx.tx(), cut.items.iter().map(|one| one.unit_id).collect()).await?;
    let item = |one: &store::answer::Model| Some(CollectionAnswerItem::of(one, units.get(&one.unit_id)?));
    let items = cut.items.iter().filter_map(item).collect();
    ctx.read(&Paged { items, next: cut.next, total: None })
}
