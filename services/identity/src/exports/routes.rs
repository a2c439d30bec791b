use super::{export, prove};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(prove::prove)).routes(routes!(export::export))
}
