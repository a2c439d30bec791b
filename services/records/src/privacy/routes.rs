//! Table of contents.

use super::export;
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new().routes(routes!(export::handle))
}
