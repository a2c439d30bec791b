//! Table of contents.

use super::{behind, compare, export, freeze, get, print, print_snapshot, snapshots};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(get::handle))
        .routes(routes!(behind::handle))
        .routes(routes!(export::handle))
        .routes(routes!(print::handle))
        .routes(routes!(freeze::handle))
        .routes(routes!(snapshots::list))
        .routes(routes!(snapshots::show))
        .routes(routes!(compare::handle))
        .routes(routes!(print_snapshot::handle))
}
