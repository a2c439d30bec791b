//! Table of contents.

use super::{dispositions, exempt, floating, lost, rights, visiting};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(floating::list::handle, floating::begin::handle))
        .routes(routes!(floating::end::handle))
        .routes(routes!(floating::contact::handle))
        .routes(routes!(floating::certificates::issue::handle))
        .routes(routes!(floating::certificates::cancel::handle))
        .routes(routes!(floating::certificates::print::handle))
        .routes(routes!(floating::inflow::handle))
        .routes(routes!(visiting::list::handle, visiting::begin::handle))
        .routes(routes!(visiting::end::handle))
        .routes(routes!(lost::list::handle, lost::begin::handle))
        .routes(routes!(lost::end::handle))
        .routes(routes!(exempt::list::handle, exempt::begin::handle))
        .routes(routes!(exempt::end::handle))
        .routes(routes!(rights::list::handle, rights::begin::handle))
        .routes(routes!(rights::end::handle))
        .routes(routes!(dispositions::list::handle, dispositions::record::handle))
        .routes(routes!(dispositions::mine::handle))
        .routes(routes!(dispositions::approve::handle))
        .routes(routes!(dispositions::lift::handle))
}
