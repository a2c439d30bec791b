use super::{ask, decide, end, enter, list, policy, redeem, seen};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    let of_operators = OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(ask::ask))
        .routes(routes!(enter::enter))
        .routes(routes!(end::end));
    of_operators
        .routes(routes!(redeem::redeem))
        .routes(routes!(seen::seen))
        .routes(routes!(decide::approve))
        .routes(routes!(decide::refuse))
        .routes(routes!(decide::end))
        .routes(routes!(policy::get, policy::put))
}
