use super::{get, list, run, update};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get::get, update::update))
        .routes(routes!(list::list))
        .routes(routes!(run::run))
}
