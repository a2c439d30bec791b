//! Table of contents.

use super::{allot, approve, due, list, plan};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(due::handle, plan::handle))
        .routes(routes!(list::handle, allot::handle))
        .routes(routes!(approve::handle))
}
