use super::{shape::OperatorEntry, store};
use access::{Action, ResourceKind, Thing};
use kernel::EntryId;
use rest::{Answer, Ctx, Page, Paged, Query};
use serde::Deserialize;
use time::OffsetDateTime;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Only those that are waiting or open.
    going: Option<bool>,
}

/// List operators who looked in
#[utoipa::path(get, path = "/operator-entries", tag = "tenant", operation_id = "list_operator_entries",
    params(Which, Page),
    responses((status = 200, description = "The newest first", body = Paged<OperatorEntry>)))]
pub async fn seen(ctx: Ctx, Query(which): Query<Which>, page: Page) -> Answer {
    ctx.authorize(Action::ReadAudit, &Thing::of(ResourceKind::Audit)).await?;
    let before = page.after::<(OffsetDateTime, EntryId)>()?;
    let now = ctx.now();
    let going_at = which.going.unwrap_or_default().then_some(now);
    let rows = store::page(ctx.tx(), going_at, before, page.fetch()).await?;
    let cut = Paged::cut(rows, &page, |row| (row.asked_at, row.id));
    ctx.read(&cut.map(|row| OperatorEntry::at(row, now)))
}
