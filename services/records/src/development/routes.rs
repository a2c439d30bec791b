//! Table of contents.

use super::{
    get, list, mine, notices, open, papers, plan, pool, print, special,
    steps::{record, resolution, retract},
    update,
};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(list::handle, open::handle))
        .routes(routes!(mine::handle))
        .routes(routes!(get::handle, update::handle))
        .routes(routes!(print::handle))
        .routes(routes!(record::handle))
        .routes(routes!(retract::handle))
        .routes(routes!(resolution::handle))
        .routes(routes!(notices::start::handle))
        .routes(routes!(notices::print::handle))
        .routes(routes!(notices::withdraw::handle))
        .routes(routes!(notices::object::handle))
        .routes(routes!(notices::settle::handle))
        .routes(routes!(papers::list::handle, papers::add::handle))
        .routes(routes!(papers::remove::handle))
        .routes(routes!(plan::get::handle, plan::set::handle))
        .routes(routes!(plan::place::handle))
        .routes(routes!(plan::withdraw::handle))
        .routes(routes!(pool::get::handle))
        .routes(routes!(pool::list::handle, pool::record::handle))
        .routes(routes!(pool::remove::handle))
        .routes(routes!(special::handle))
}
