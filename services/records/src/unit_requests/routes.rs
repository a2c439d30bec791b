//! Table of contents.

use super::{ask, decide, get, list, withdraw};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(list::handle, ask::handle))
        .routes(routes!(get::handle))
        .routes(routes!(decide::handle))
        .routes(routes!(withdraw::handle))
}
