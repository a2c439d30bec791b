//! Table of contents.

use super::{note, remedies, take_back};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new().routes(routes!(remedies::handle)).routes(routes!(note::handle, take_back::handle))
}
