use super::{ask, decide, list, proxy, query, withdraw};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(query::mine, ask::ask))
        .routes(routes!(withdraw::withdraw))
        .routes(routes!(list::list, proxy::proxy))
        .routes(routes!(decide::decide))
}
