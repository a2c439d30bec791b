use super::{
    change::{Change, apply, check},
    load, names,
    shape::{SettingsOut, recorded},
    store::{self, Settings},
};
use crate::state::App;
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use events::kinds::TenantRenamed;
use rest::{Answer, Ctx, IfMatch, Json, Problem};
use tenancy::audit::Entry;

/// Change the settings of the organisation
#[utoipa::path(patch, path = "/settings", tag = "settings", operation_id = "update_settings",
    params(("if-match" = String, Header, description = "Entity tag of the version to change")),
    request_body = Change,
    responses((status = 200, description = "The new settings", body = SettingsOut)))]
pub async fn update(
    State(app): State<App>,
    ctx: Ctx,
    version: IfMatch,
    Json(change): Json<Change>,
) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let entry = app.entry(ctx.claims()).await?;
    super::one_at_a_time(ctx.tx()).await?;
    let before = load(&app, ctx.tx(), &entry.name).await?;
    version.check(before.version)?;
    let mut after = apply(before.clone(), change);
    let bounds = app.rules().of(ctx.tenant().kind).login.on(ctx.today()).value;
    check(&after, &bounds)?;
    if after == before {
        return ctx.reply_version(StatusCode::OK, before.version, &SettingsOut::from(before)).await;
    }
    after.version = before.version + 1;
    store::put(ctx.tx(), &after, ctx.now()).await?;
    if (&after.name, &after.short_name) != (&before.name, &before.short_name) {
        renamed(&ctx, &after).await?;
    }
    let (old, new) = (Some(recorded(&before)), Some(recorded(&after)));
    ctx.audit(Entry { action: "settings.changed", subject: "settings", old, new, ..Default::default() })
        .await?;
    ctx.reply_version(StatusCode::OK, after.version, &SettingsOut::from(after)).await
}

async fn renamed(ctx: &Ctx, after: &Settings) -> Result<(), Problem> {
    let id = ctx.tenant().id;
    let short_name = Some(after.short_name.clone());
    ctx.emit(&TenantRenamed { id, name: after.name.clone(), short_name }).await?;
    // the directory lies outside of the tenant's reach, so a job carries the name there
    let job = names::NewName { tenant: id, name: after.name.clone(), at: Some(ctx.now()) };
    ctx.enqueue(names::QUEUE, &job, None).await
}
