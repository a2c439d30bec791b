use super::{
    store::{self, NEVER, file::Column},
    view::{self, FileItem},
    words::DevelopmentStanding,
};
use crate::{Records, text::like_contains, units};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::{DevelopmentFileId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::IntoParams;

/// Which files to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// This unit and everything below it.
    pub unit_id: Option<UnitId>,
    pub standing: Option<DevelopmentStanding>,
    /// The step that is due, such as `review_activist`.
    pub due_step: Option<String>,
    /// Something is due on this day or earlier.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub due_by: Option<Date>,
    /// Those that are closed, or those that are not; both when absent.
    pub closed: Option<bool>,
    /// Those with a place in the plan of this year.
    pub plan_year: Option<i16>,
    /// Those that were admitted beside the procedure, or those that were not; both when absent.
    pub special: Option<bool>,
    /// Part of the name.
    pub q: Option<String>,
}

/// The last file of the page before.
#[derive(Serialize, Deserialize)]
struct Place {
    #[serde(deserialize_with = "crate::dates::day")]
    due_on: Date,
    id: DevelopmentFileId,
}

/// List development files, the first due first
#[utoipa::path(get, path = "/development/files", tag = "development", operation_id = "list_development_files",
    params(Wanted, Page), responses((status = OK, body = Paged<FileItem>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Development).await?;
    let mut condition = units::reached_by(&reach, Column::UnitId);
    let part = units::part(&ctx, Column::UnitId, wanted.unit_id, &units::UNKNOWN_UNIT).await?;
    condition = condition.add_option(part);
    condition = narrowed(condition, &wanted);
    if let Some(Place { due_on, id }) = page.after()? {
        condition = condition.add(store::behind(due_on, id));
    }
    let found = store::page(ctx.tx(), condition, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |file| Place { due_on: file.due_on.unwrap_or(NEVER), id: file.id });
    let items = view::items(&records.desk(&ctx), cut.items).await?;
    ctx.read(&Paged { items, next: cut.next, total: None })
}

fn narrowed(mut condition: Condition, wanted: &Wanted) -> Condition {
    if let Some(standing) = wanted.standing {
        condition = condition.add(Column::Standing.eq(standing));
    }
    if let Some(step) = &wanted.due_step {
        condition = condition.add(Column::DueStep.eq(step.as_str()));
    }
    if let Some(day) = wanted.due_by {
        condition = condition.add(Column::DueOn.lte(day));
    }
    match wanted.closed {
        Some(true) => condition = condition.add(Column::ClosedOn.is_not_null()),
        Some(false) => condition = condition.add(Column::ClosedOn.is_null()),
        None => {}
    }
    if let Some(year) = wanted.plan_year {
        condition = condition.add(Column::PlanYear.eq(year));
    }
    match wanted.special {
        Some(true) => condition = condition.add(Column::Special.is_not_null()),
        Some(false) => condition = condition.add(Column::Special.is_null()),
        None => {}
    }
    match wanted.q.as_deref().map(str::trim) {
        Some(name) if !name.is_empty() => condition.add(Column::Name.like(like_contains(name))),
        _ => condition,
    }
}
