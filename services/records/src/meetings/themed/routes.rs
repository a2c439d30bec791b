//! Table of contents.

use super::set;
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new().routes(routes!(set::handle))
}
