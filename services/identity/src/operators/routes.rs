use super::{
    change_operator, current, enrol, invite_operator, log, people, preview, redeem, sign_in, sign_out,
};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::sign_in))
        .routes(routes!(current::current, sign_out::sign_out))
        .routes(routes!(preview::preview))
        .routes(routes!(enrol::enrol))
        .routes(routes!(redeem::redeem))
        .routes(routes!(people::people, invite_operator::handle))
        .routes(routes!(change_operator::role))
        .routes(routes!(change_operator::disable))
        .routes(routes!(change_operator::enable))
        .routes(routes!(change_operator::reset))
        .routes(routes!(log::log))
}
