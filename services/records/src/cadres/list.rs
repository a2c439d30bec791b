use super::{
    query,
    store::{self, cadre::Column},
    view::{self, CadreItem},
};
use crate::{Records, text::like_contains, units};
use access::Action;
use axum::extract::State;
use kernel::{CadreId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

/// Which cadres to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Part of the name.
    pub q: Option<String>,
    /// Of this unit or one below it.
    pub unit_id: Option<UnitId>,
    /// Those who left the register; those on it when absent.
    #[serde(default)]
    pub left: bool,
}

/// The last cadre of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    id: CadreId,
}

/// List the cadres on the register
#[utoipa::path(get, path = "/cadres", tag = "cadres", operation_id = "list_cadres", params(Wanted, Page),
    responses((status = OK, body = Paged<CadreItem>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let mut condition = Condition::all().add(query::seen(&ctx, Action::List).await?);
    let left = if wanted.left { Column::LeftOn.is_not_null() } else { Column::LeftOn.is_null() };
    condition = condition.add(left);
    if let Some(q) = wanted.q.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
        condition = condition.add(Column::Name.like(like_contains(q)));
    }
    let part = units::part(&ctx, Column::UnitId, wanted.unit_id, &units::UNKNOWN_UNIT).await?;
    condition = condition.add_option(part);
    let total = page.total(store::count(ctx.tx(), condition.clone())).await?;
    if let Some(Place { id }) = page.after()? {
        condition = condition.add(Column::Id.gt(id));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |cadre| Place { id: cadre.id });
    let items = view::items(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total })
}
