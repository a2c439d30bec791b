use super::{list, retry};
use crate::Notifications;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Notifications> {
    OpenApiRouter::new().routes(routes!(list::list)).routes(routes!(retry::retry))
}
