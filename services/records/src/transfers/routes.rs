//! Table of contents.

use super::{change, exchange, get, incoming, letter, list, mine, open, places, print, step};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(list::handle, open::handle))
        .routes(routes!(incoming::handle))
        .routes(routes!(mine::handle))
        .routes(routes!(places::handle))
        .routes(routes!(exchange::organisations::handle))
        .routes(routes!(exchange::intake::show, exchange::intake::handle))
        .routes(routes!(get::handle, change::handle))
        .routes(routes!(step::handle))
        .routes(routes!(letter::handle))
        .routes(routes!(print::handle))
}
