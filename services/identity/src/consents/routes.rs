use super::{give, list, mine, overview, proxy};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(mine::mine))
        .routes(routes!(give::give))
        .routes(routes!(list::list, proxy::proxy))
        .routes(routes!(overview::overview))
}
