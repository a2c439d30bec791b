//! Table of contents.

use super::{list, record, withdraw};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new().routes(routes!(list::handle, record::handle)).routes(routes!(withdraw::handle))
}
