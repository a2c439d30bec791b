use super::{load, shape::SettingsOut};
use crate::state::App;
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use rest::{Answer, Ctx};

/// Read the settings of the organisation
#[utoipa::path(get, path = "/settings", tag = "settings", operation_id = "get_settings",
    responses((status = 200, description = "The settings; their version is the entity tag", body = SettingsOut)))]
pub async fn get(State(app): State<App>, ctx: Ctx) -> Answer {
    ctx.authorize(Action::View, &Thing::of(ResourceKind::Settings)).await?;
    let entry = app.entry(ctx.claims()).await?;
    let settings = load(&app, ctx.tx(), &entry.name).await?;
    ctx.read_version(settings.version, &SettingsOut::from(settings))
}
