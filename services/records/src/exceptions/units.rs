use super::{ExceptionMatter, gather, may_see};
use crate::{Records, units};
use access::ResourceKind;
use axum::extract::State;
use kernel::UnitId;
use rest::{Answer, Ctx, Page, Paged, Query, kinds};
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Of which matter.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    pub matter: ExceptionMatter,
}

/// What one unit has of a matter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitException {
    unit_id: UnitId,
    unit_name: String,
    /// The unit above.
    parent_name: Option<String>,
    count: u32,
    on: Option<Date>,
    #[serde(skip)]
    path: String,
}

/// List the units that have something of a matter out of order
///
/// In the order of the tree: there is no rank.
#[utoipa::path(get, path = "/exceptions/units", tag = "overview", operation_id = "list_unit_exceptions",
    params(Wanted, Page), responses((status = OK, body = Paged<UnitException>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let kind: ResourceKind = wanted.matter.kind();
    let seen = may_see(&ctx).await?.into_iter().find(|(known, _)| *known == kind);
    let (_, reach) = seen.ok_or_else(|| kinds::FORBIDDEN.problem())?;
    let desk = records.desk(&ctx);
    let mut found = gather(&desk, kind, &reach).await?;
    found.retain(|one| one.matter == wanted.matter);
    let known = units::by_ids(desk.tx, found.iter().map(|one| one.unit).collect()).await?;
    let above = units::by_ids(desk.tx, known.values().filter_map(|unit| unit.parent_id).collect()).await?;
    let mut rows: Vec<UnitException> = found
        .iter()
        .filter_map(|one| {
            let unit = known.get(&one.unit)?;
            Some(UnitException {
                unit_id: unit.id,
                unit_name: unit.name.clone(),
                parent_name: unit.parent_id.and_then(|id| Some(above.get(&id)?.name.clone())),
                count: one.count,
                on: one.on,
                path: unit.path.clone(),
            })
        })
        .collect();
    rows.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(after) = page.after::<String>()? {
        rows.retain(|row| row.path > after);
    }
    rows.truncate(usize::try_from(page.fetch()).unwrap_or(usize::MAX));
    ctx.read(&Paged::cut(rows, &page, |row| row.path.clone()))
}
