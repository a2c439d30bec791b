//! Table of contents.

use super::{apply, discard, get, list, progress, refused, rows, template, undo, upload};
use crate::Records;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    // a file is larger than other bodies; the upload counts its bytes itself
    let files =
        OpenApiRouter::new().routes(routes!(list::handle, upload::handle)).layer(DefaultBodyLimit::disable());
    OpenApiRouter::new()
        .merge(files)
        .routes(routes!(template::handle))
        .routes(routes!(get::handle, discard::handle))
        .routes(routes!(rows::handle))
        .routes(routes!(refused::handle))
        .routes(routes!(apply::handle))
        .routes(routes!(undo::handle))
        .routes(routes!(progress::handle))
}
