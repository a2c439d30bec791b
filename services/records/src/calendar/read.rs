use super::{feed, store};
use crate::{Records, members};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use kernel::Locale;
use rest::{Answer, PublicCtx, Query, Voice, kinds};
use serde::Deserialize;
use utoipa::IntoParams;

/// Whose calendar.
#[derive(Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The secret of the address.
    pub secret: String,
}

/// Read a calendar by its address
///
/// As iCalendar (RFC 5545); programs ask at `/calendar/{secret}.ics`.
#[utoipa::path(get, path = "/calendar", tag = "me", operation_id = "read_calendar", params(Wanted), security(()),
    responses((status = OK, content_type = "text/calendar", body = String)))]
pub async fn handle(State(records): State<Records>, ctx: PublicCtx, Query(wanted): Query<Wanted>) -> Answer {
    let hash = ctx.tx().vault().blind(store::SECRET, &wanted.secret);
    let feed = store::by_hash(ctx.tx(), hash).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let found = members::by_ids(ctx.tx(), vec![feed.member_id]).await?.remove(&feed.member_id);
    let member = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    // a calendar program asks in no language: it is told in that of whoever made the address
    let voice = Voice::of(Locale::negotiate(Some(&feed.locale)), ctx.tenant().kind);
    let text = feed::written(&records.desk(&ctx), &member, voice).await?;
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}
