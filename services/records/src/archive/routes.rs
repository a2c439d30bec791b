//! Table of contents.

use super::{
    break_seal, expired, export,
    handovers::{accept, get, list, mine, open},
    seal, verify, year, years,
};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(years::handle))
        .routes(routes!(year::handle))
        .routes(routes!(seal::handle))
        .routes(routes!(break_seal::handle))
        .routes(routes!(verify::handle))
        .routes(routes!(export::handle))
        .routes(routes!(expired::handle))
        .routes(routes!(list::handle, open::handle))
        .routes(routes!(mine::handle))
        .routes(routes!(get::handle))
        .routes(routes!(accept::handle))
}
