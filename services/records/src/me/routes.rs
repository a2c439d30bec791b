//! Table of contents.

use super::{get, todos};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new().routes(routes!(get::handle)).routes(routes!(todos::handle))
}
