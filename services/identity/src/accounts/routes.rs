use super::{end_sessions, get, list, reset_totp, unlock, update};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(get::get, update::update))
        .routes(routes!(unlock::unlock))
        .routes(routes!(reset_totp::reset_totp))
        .routes(routes!(end_sessions::end_sessions))
}
