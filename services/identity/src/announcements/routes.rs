use super::{dismiss, list, publish, seen, withdraw};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, publish::publish))
        .routes(routes!(withdraw::withdraw))
        .routes(routes!(seen::seen))
        .routes(routes!(dismiss::dismiss))
}
