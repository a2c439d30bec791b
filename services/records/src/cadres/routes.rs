//! Table of contents.

use super::{appointments, bring, create, export, get, list, mine, print, reveal, sheet, update, verify};
use crate::Records;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The file of a form is bounded by its reader.
const MOST_BODY: usize = super::lrmx::MOST_BYTES + (1 << 20);

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(bring::handle))
        .layer(DefaultBodyLimit::max(MOST_BODY))
        .routes(routes!(list::handle, create::handle))
        .routes(routes!(mine::handle))
        .routes(routes!(get::handle, update::handle))
        .routes(routes!(reveal::handle))
        .routes(routes!(verify::handle))
        .routes(routes!(print::handle))
        .routes(routes!(export::handle))
        .routes(routes!(sheet::handle))
        .routes(routes!(appointments::propose::handle))
        .routes(routes!(appointments::list::handle))
        .routes(routes!(appointments::get::handle))
        .routes(routes!(appointments::step::handle))
}
