//! Table of contents.

use super::{
    content, delete, direct, expired, get, kinds, link, list, update, upload_member, upload_unit,
    upload_version,
};
use crate::Records;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    // files are larger than other bodies; uploads count their bytes themselves
    let files = OpenApiRouter::new()
        .routes(routes!(upload_member::handle))
        .routes(routes!(upload_unit::handle))
        .routes(routes!(upload_version::handle))
        .layer(DefaultBodyLimit::disable());
    OpenApiRouter::new()
        .merge(files)
        .routes(routes!(list::handle))
        .routes(routes!(expired::handle))
        .routes(routes!(kinds::handle))
        .routes(routes!(get::handle, update::handle))
        .routes(routes!(content::handle))
        .routes(routes!(link::handle))
        .routes(routes!(delete::handle))
        .routes(routes!(direct::start::handle))
        .routes(routes!(direct::parts::handle, direct::abort::handle))
        .routes(routes!(direct::complete::handle))
}
