use super::store::{self, Place, Purge};
use access::{Action, ResourceKind, Thing};
use rest::{Answer, Ctx, Page, Paged};
use rulepack::DataClass;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

/// What was erased because its time was over.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Purge)]
pub struct PurgeOut {
    /// The round of clearing up.
    run: Uuid,
    class: DataClass,
    /// What was older than this.
    #[serde(with = "time::serde::rfc3339")]
    before: OffsetDateTime,
    erased: i64,
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
}

/// List what was erased because its time was over
#[utoipa::path(get, path = "/retention/purges", tag = "privacy", operation_id = "list_purges", params(Page),
    responses((status = 200, description = "The newest first", body = Paged<PurgeOut>)))]
pub async fn list(ctx: Ctx, page: Page) -> Answer {
    ctx.authorize(Action::View, &Thing::of(ResourceKind::Settings)).await?;
    let rows = store::page(ctx.tx(), page.after::<Place>()?, page.fetch()).await?;
    let cut = Paged::cut(rows, &page, |row| (row.at, row.run, row.class));
    ctx.read(&cut.map(|Purge { run, class, before, erased, at }| PurgeOut { run, class, before, erased, at }))
}
