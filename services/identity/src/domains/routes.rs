use super::{add, check, list, prime, remove};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, add::add))
        .routes(routes!(prime::prime, remove::remove))
        .routes(routes!(check::check))
}
