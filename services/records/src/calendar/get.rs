use super::store;
use rest::{Answer, Ctx};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Whether one's calendar can be read from outside.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarFeed {
    /// Since when; none while there is no address.
    #[serde(with = "time::serde::rfc3339::option")]
    made_at: Option<OffsetDateTime>,
}

/// Show whether there is an address of one's calendar
#[utoipa::path(get, path = "/calendar-feed", tag = "me", operation_id = "get_calendar_feed",
    responses((status = OK, body = CalendarFeed)))]
pub async fn handle(ctx: Ctx) -> Answer {
    let feed = store::of_account(ctx.tx(), ctx.account()?).await?;
    ctx.read(&CalendarFeed { made_at: feed.map(|feed| feed.made_at) })
}
