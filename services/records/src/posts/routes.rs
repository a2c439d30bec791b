//! Table of contents.

use super::{appoint, end, list};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new().routes(routes!(list::handle, appoint::handle)).routes(routes!(end::handle))
}
