//! Table of contents.

use super::{assessments, board, mine, payments, receipts, terms};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(terms::handle))
        .routes(routes!(assessments::list::handle, assessments::assess::handle))
        .routes(routes!(assessments::preview::handle))
        .routes(routes!(assessments::reveal::handle))
        .routes(routes!(board::handle))
        .routes(routes!(payments::list::handle, payments::record::handle))
        .routes(routes!(payments::reverse::handle))
        .routes(routes!(receipts::issue::handle))
        .routes(routes!(receipts::list::handle))
        .routes(routes!(receipts::get::handle))
        .routes(routes!(mine::handle))
}
