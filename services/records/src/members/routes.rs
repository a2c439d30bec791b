//! Table of contents.

use super::{export, get, list, register, reveal, update};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(list::handle, register::handle))
        .routes(routes!(export::handle))
        .routes(routes!(get::handle, update::handle))
        .routes(routes!(reveal::handle))
}
