//! Table of contents.

use super::{ask, decide, list, withdraw};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(list::handle, ask::handle))
        .routes(routes!(withdraw::handle))
        .routes(routes!(decide::handle))
}
