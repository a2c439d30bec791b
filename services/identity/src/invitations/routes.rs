use super::{create, list, preview, redeem, resend, revoke};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(preview::preview))
        .routes(routes!(redeem::redeem))
        .routes(routes!(revoke::revoke))
        .routes(routes!(resend::resend))
}
