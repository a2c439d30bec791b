//! Table of contents.

use super::{alike, meter, twice};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(meter::handle))
        .routes(routes!(twice::handle))
        .routes(routes!(alike::handle))
}
