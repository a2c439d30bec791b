//! Table of contents.

use super::{get, make, read};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new().routes(routes!(get::handle, make::handle, make::end)).routes(routes!(read::handle))
}
