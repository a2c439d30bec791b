//! Table of contents.

use super::{board, units};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new().routes(routes!(board::handle)).routes(routes!(units::handle))
}
