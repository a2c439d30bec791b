//! Table of contents.

use super::{create, dissolve, get, history, list, merge, moves, patch};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(list::handle, create::handle))
        .routes(routes!(get::handle, patch::handle))
        .routes(routes!(moves::handle))
        .routes(routes!(merge::handle))
        .routes(routes!(dissolve::handle))
        .routes(routes!(history::handle))
}
