use super::{problems::NO_MEMBER, store};
use access::{Action, ResourceKind, Thing};
use axum::http::StatusCode;
use data_encoding::BASE64URL_NOPAD;
use rest::{Answer, Ctx, kinds, spoken_locale};
use ring::rand::{SecureRandom as _, SystemRandom};
use serde::Serialize;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// The address of one's calendar. It is shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarAddress {
    /// On the host of the organisation.
    path: String,
}

/// Make an address under which a calendar program reads one's calendar
///
/// Whoever has the address reads the calendar; a new one ends the one before.
#[utoipa::path(post, path = "/calendar-feed", tag = "me", operation_id = "make_calendar_feed",
    responses((status = CREATED, body = CalendarAddress)))]
pub async fn handle(ctx: Ctx) -> Answer {
    let own = ctx.member().ok_or_else(|| NO_MEMBER.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Member).about(Some(own))).await?;
    let mut secret = [0; 32];
    SystemRandom::new().fill(&mut secret).map_err(|_| kinds::INTERNAL.problem())?;
    let secret = BASE64URL_NOPAD.encode(&secret);
    let account = ctx.account()?;
    let row = store::Model {
        account_id: account,
        member_id: own,
        secret_hash: ctx.tx().vault().blind(store::SECRET, &secret),
        locale: spoken_locale().as_str().to_owned(),
        made_at: ctx.now(),
    };
    store::put(ctx.tx(), row).await?;
    let subject_id = Some(account.0);
    ctx.audit(Entry { action: "open", subject: "calendar", subject_id, ..Entry::default() }).await?;
    ctx.reply(StatusCode::CREATED, &CalendarAddress { path: format!("/calendar/{secret}.ics") }).await
}

/// End the address of one's calendar
#[utoipa::path(delete, path = "/calendar-feed", tag = "me", operation_id = "end_calendar_feed",
    responses((status = NO_CONTENT)))]
pub async fn end(ctx: Ctx) -> Answer {
    let account = ctx.account()?;
    if store::end(ctx.tx(), account).await? {
        let subject_id = Some(account.0);
        ctx.audit(Entry { action: "end", subject: "calendar", subject_id, ..Entry::default() }).await?;
    }
    ctx.no_content().await
}
