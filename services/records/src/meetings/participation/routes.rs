//! Table of contents.

use super::{mine, of_member};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new().routes(routes!(mine::handle)).routes(routes!(of_member::handle))
}
