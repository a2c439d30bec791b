//! Table of contents.

use super::{answer, correct, list, mine, overview, record, record_own, withdraw};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(list::handle, record::handle))
        .routes(routes!(overview::handle))
        .routes(routes!(mine::handle, record_own::handle))
        .routes(routes!(correct::handle))
        .routes(routes!(withdraw::handle))
        .routes(routes!(answer::handle))
}
