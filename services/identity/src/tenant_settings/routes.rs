use super::{delete_logo, get, get_logo, put_logo, update};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get::get, update::update))
        .routes(routes!(put_logo::put_logo, delete_logo::delete_logo))
        .routes(routes!(get_logo::get_logo))
}
