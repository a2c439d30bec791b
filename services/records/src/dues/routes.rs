//! Table of contents.

use super::{
    assessments, board, closings, excuses, extras, ledger, mine, payments, publications, receipts,
    reconciliations, remittances, shares, spendings, terms,
};
use crate::Records;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    // a file is larger than other bodies; the upload counts its bytes itself
    let files = OpenApiRouter::new()
        .routes(routes!(reconciliations::upload::handle))
        .layer(DefaultBodyLimit::disable());
    OpenApiRouter::new()
        .merge(files)
        .routes(routes!(terms::handle))
        .routes(routes!(assessments::list::handle, assessments::assess::handle))
        .routes(routes!(assessments::preview::handle))
        .routes(routes!(assessments::reveal::handle))
        .routes(routes!(board::handle))
        .routes(routes!(excuses::list::handle, excuses::record::handle))
        .routes(routes!(excuses::withdraw::handle))
        .routes(routes!(payments::list::handle, payments::record::handle))
        .routes(routes!(payments::reverse::handle))
        .routes(routes!(receipts::issue::handle))
        .routes(routes!(receipts::list::handle))
        .routes(routes!(receipts::get::handle))
        .routes(routes!(receipts::print::handle))
        .routes(routes!(extras::list::handle, extras::record::handle))
        .routes(routes!(extras::print::handle))
        .routes(routes!(ledger::overview::handle))
        .routes(routes!(ledger::list::handle, ledger::record::handle))
        .routes(routes!(ledger::trial::handle))
        .routes(routes!(ledger::reverse::handle))
        .routes(routes!(closings::list::handle, closings::close::handle))
        .routes(routes!(shares::list::handle, shares::set::handle))
        .routes(routes!(remittances::list::handle, remittances::send::handle))
        .routes(routes!(remittances::confirm::handle))
        .routes(routes!(remittances::refuse::handle))
        .routes(routes!(spendings::list::handle, spendings::record::handle))
        .routes(routes!(publications::list::handle, publications::publish::handle))
        .routes(routes!(publications::preview::handle))
        .routes(routes!(publications::print::handle))
        .routes(routes!(reconciliations::list::handle))
        .routes(routes!(reconciliations::get::handle))
        .routes(routes!(reconciliations::accept::handle))
        .routes(routes!(reconciliations::set_aside::handle))
        .routes(routes!(mine::handle))
        .routes(routes!(publications::mine::handle))
}
