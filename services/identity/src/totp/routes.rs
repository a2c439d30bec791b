use super::{confirm, disable, recovery_codes, start};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(start::start, disable::disable))
        .routes(routes!(confirm::confirm))
        .routes(routes!(recovery_codes::recovery_codes))
}
