use super::{change_tenant, current, enrol, preview, redeem, sign_in, sign_out, tenants};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::sign_in))
        .routes(routes!(current::current, sign_out::sign_out))
        .routes(routes!(preview::preview))
        .routes(routes!(enrol::enrol))
        .routes(routes!(redeem::redeem))
        .routes(routes!(tenants::tenants))
        .routes(routes!(change_tenant::suspend))
        .routes(routes!(change_tenant::resume))
}
