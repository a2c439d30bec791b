use super::{preview, redeem, request};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(request::request))
        .routes(routes!(preview::preview))
        .routes(routes!(redeem::redeem))
}
