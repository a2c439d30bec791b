use super::{history, hold, list, migrations, retry};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(retry::retry))
        .routes(routes!(hold::hold))
        .routes(routes!(hold::let_go))
        .routes(routes!(migrations::read))
        .routes(routes!(history::list))
        .routes(routes!(migrations::hold))
        .routes(routes!(migrations::let_go))
}
