use super::{get::Wanted, view::PoolReviewOut};
use crate::development::{query, store};
use rest::{Answer, Ctx, Page, Paged, Query};
use serde::{Deserialize, Serialize};
use time::Date;

/// The last review of the page before; a unit has one a day.
#[derive(Serialize, Deserialize)]
struct Place {
    #[serde(deserialize_with = "crate::dates::day")]
    done_on: Date,
}

/// List the analyses a unit made of its pool, the latest first
#[utoipa::path(get, path = "/development/pool/reviews", tag = "development", operation_id = "list_pool_reviews",
    params(Wanted, Page), responses((status = OK, body = Paged<PoolReviewOut>)))]
pub async fn handle(ctx: Ctx, Query(wanted): Query<Wanted>, page: Page) -> Answer {
    let unit = query::unit(&ctx, wanted.unit_id).await?;
    let before = page.after::<Place>()?.map(|place| place.done_on);
    let found = store::pool_reviews(ctx.tx(), unit.id, before, page.fetch()).await?;
    let cut = Paged::cut(found, &page, |review| Place { done_on: review.done_on });
    let items: Vec<_> = cut.items.into_iter().map(PoolReviewOut::from).collect();
    ctx.read(&Paged { items, next: cut.next, total: None })
}
