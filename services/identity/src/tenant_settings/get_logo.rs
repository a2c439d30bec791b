use super::{problems, store};
use crate::state::App;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use documents::Class;
use rest::{Answer, PublicCtx, Query, kinds};
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Tells one logo from the next, so that each can be kept for good.
    v: Option<String>,
}

/// Read the logo
#[utoipa::path(get, path = "/logo", tag = "tenant", operation_id = "get_logo", security(()), params(Which),
    responses((status = 200, description = "The picture", body = Vec<u8>, content_type = "image/png")))]
pub async fn get_logo(State(app): State<App>, ctx: PublicCtx, Query(which): Query<Which>) -> Answer {
    let logo = store::find(ctx.tx()).await?.and_then(|settings| settings.logo_id);
    let tenant = ctx.tenant().id;
    drop(ctx); // the object store may be slow; the connection is not kept waiting for it
    let not_found = || kinds::NOT_FOUND.problem();
    let logo = logo.ok_or_else(not_found)?;
    let objects = app.objects().ok_or_else(|| problems::NO_STORE.problem())?;
    let found = objects.get(tenant, Class::Content, logo.into()).await;
    let object = found.map_err(|e| problems::NO_STORE.problem().retry_after(10).because(e))?;
    let object = object.ok_or_else(not_found)?;
    let current = which.v.is_some_and(|v| v == logo.simple().to_string());
    Ok(picture(object, current))
}

fn picture(object: documents::Object, current: bool) -> Response {
    let mut response = object.body.into_response();
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(&object.content_type) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    let keep = if current { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
