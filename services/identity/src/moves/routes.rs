use super::{begin, bring, forget, import, list, verify};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, begin::begin))
        .routes(routes!(list::get, forget::forget))
        .routes(routes!(bring::bring))
        .routes(routes!(verify::verify))
        .routes(routes!(import::import))
}
