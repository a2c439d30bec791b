use super::{
    shape::Announcement,
    store::{self, announcement::Model},
};
use crate::state::App;
use axum::extract::State;
use rest::{Answer, PublicCtx};
use std::collections::HashSet;
use tenancy::assertion::Level;

/// Read what the platform has to say
///
/// Before log-in only what is meant for the log-in page; after it everything for this organisation that was not
/// dismissed.
#[utoipa::path(get, path = "/announcements", tag = "tenant", operation_id = "list_announcements", security(()),
    responses((status = 200, description = "What is said now", body = Vec<Announcement>)))]
pub async fn seen(State(app): State<App>, ctx: PublicCtx) -> Answer {
    let tenant = ctx.tenant().clone();
    let tx = app.platform().begin().await?;
    let rows = store::told(&tx, tenant.id, tenant.kind, ctx.now()).await?;
    drop(tx);
    let inside = ctx.level() == Level::Full;
    let gone = match ctx.account() {
        Ok(account) if inside => store::dismissed(ctx.tx(), account).await?,
        _ => HashSet::new(),
    };
    let shown = |row: &Model| (inside || row.at_login) && !gone.contains(&row.id);
    let locale = ctx.locale();
    let out: Vec<_> = rows.into_iter().filter(shown).map(|row| Announcement::new(row, locale)).collect();
    ctx.read(&out)
}
