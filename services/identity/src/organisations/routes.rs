use super::{administrators, close, create, detail, list, quotas, state};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(detail::detail))
        .routes(routes!(state::suspend))
        .routes(routes!(state::resume))
        .routes(routes!(close::close))
        .routes(routes!(close::reopen))
        .routes(routes!(administrators::invite))
        .routes(routes!(quotas::decide))
        .routes(routes!(quotas::own))
}
