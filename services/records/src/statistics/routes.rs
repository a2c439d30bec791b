//! Table of contents.

use super::{behind, compare, export, freeze, get, snapshots};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(get::handle))
        .routes(routes!(behind::handle))
        .routes(routes!(export::handle))
        .routes(routes!(freeze::handle))
        .routes(routes!(snapshots::list))
        .routes(routes!(snapshots::show))
        .routes(routes!(compare::handle))
}
