//! Table of contents.

use super::{book, changes, get, set};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(get::handle))
        .routes(routes!(book::handle))
        .routes(routes!(set::handle))
        .routes(routes!(changes::handle))
}
