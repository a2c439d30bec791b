//! Reports that were frozen.

use super::{
    query,
    store::{
        self,
        snapshot::{Column, Model},
    },
    view::{self, SnapshotItem, SnapshotOut},
};
use crate::{
    Records,
    units::{self, Unit},
};
use axum::extract::State;
use kernel::{SnapshotId, UnitId};
use rest::{Answer, Call, Ctx, Page, Paged, Path, Problem, Query, kinds};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

/// Whose.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Of this unit alone.
    pub unit_id: Option<UnitId>,
}

/// The last snapshot of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    id: SnapshotId,
}

/// List statistics that were frozen
#[utoipa::path(get, path = "/statistics/snapshots", tag = "statistics",
    operation_id = "list_statistics_snapshots", params(Wanted, Page),
    responses((status = OK, body = Paged<SnapshotItem>)))]
pub async fn list(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let mut condition = within(&ctx).await?;
    if let Some(unit) = wanted.unit_id {
        let unit = units::named(&ctx, unit, &units::UNKNOWN_UNIT, "?unit_id").await?;
        condition = condition.add(Column::UnitId.eq(unit.id));
    }
    if let Some(Place { id }) = page.after()? {
        condition = condition.add(Column::Id.lt(id));
    }
    let heads = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(heads, &page, |head| Place { id: head.id });
    let desk = records.desk(&ctx);
    let out = cut.map(|head| SnapshotItem::of(&desk, head));
    ctx.read(&out)
}

/// Show statistics as they were frozen
#[utoipa::path(get, path = "/statistics/snapshots/{id}", tag = "statistics",
    operation_id = "get_statistics_snapshot", params(("id" = SnapshotId, Path)),
    responses((status = OK, body = SnapshotOut)))]
pub async fn show(State(records): State<Records>, ctx: Ctx, Path(id): Path<SnapshotId>) -> Answer {
    let (kept, unit) = reached(&ctx, id).await?;
    let shown = query::shown(&ctx, &unit, false).await?;
    let out = view::snapshot(&records.desk(&ctx), &kept, shown)?;
    ctx.read(&out)
}

async fn within(call: &Call) -> Result<Condition, Problem> {
    let units = query::seen(call).await?;
    Ok(match units {
        Some(units) => Condition::all().add(Column::UnitId.in_subquery(units)),
        None => Condition::all(),
    })
}

/// The snapshot with its unit.
///
/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: SnapshotId) -> Result<(Model, Unit), Problem> {
    let unknown = || kinds::NOT_FOUND.problem();
    let within = match within(call).await {
        Ok(within) => within,
        // whoever sees none finds none
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => return Err(unknown()),
        Err(problem) => return Err(problem),
    };
    let kept = store::find(call.tx(), id, within).await?.ok_or_else(unknown)?;
    let unit = units::by_ids(call.tx(), vec![kept.unit_id]).await?.remove(&kept.unit_id);
    Ok((kept, unit.ok_or_else(unknown)?))
}
