use super::{address, approve, create, get, list, refuse, status, terms, verify};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create::create))
        .routes(routes!(address::address))
        .routes(routes!(terms::terms))
        .routes(routes!(verify::verify))
        .routes(routes!(status::status))
        .routes(routes!(list::list))
        .routes(routes!(get::get))
        .routes(routes!(approve::approve))
        .routes(routes!(refuse::refuse))
}
