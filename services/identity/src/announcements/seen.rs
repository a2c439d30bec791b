use super::{
    shape::Announcement,
    store::{self, Reader},
};
use crate::state::App;
use axum::extract::State;
use rest::{Answer, PublicCtx};
use std::collections::HashSet;
use tenancy::assertion::Level;

/// Read what the platform has to say
///
/// Before log-in only what is meant for the log-in page; after it everything for this organisation that was not
/// dismissed. The most urgent comes first, and of those the newest.
#[utoipa::path(get, path = "/announcements", tag = "tenant", operation_id = "list_announcements", security(()),
    responses((status = 200, description = "What is said now", body = Vec<Announcement>)))]
pub async fn seen(State(app): State<App>, ctx: PublicCtx) -> Answer {
    let tenant = ctx.tenant().clone();
    let inside = ctx.level() == Level::Full;
    let gone = match ctx.account() {
        Ok(account) if inside => store::dismissed(ctx.tx(), account).await?,
        _ => HashSet::new(),
    };
    let reader = Reader { tenant: tenant.id, kind: tenant.kind, inside, gone: &gone };
    let tx = app.platform().begin().await?;
    let rows = store::told(&tx, &reader, ctx.now()).await?;
    drop(tx);
    let locale = ctx.locale();
    let out: Vec<_> = rows.into_iter().map(|row| Announcement::new(row, locale)).collect();
    ctx.read(&out)
}
