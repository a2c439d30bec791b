//! Table of contents.

use super::{
    begin, cancel, change, confirm, congress, count, finish, get, list, mark, mine, nominate, plan, print,
    refuse, shift, take_back, terms, voters,
};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(list::handle, plan::handle))
        .routes(routes!(terms::handle))
        .routes(routes!(mine::handle))
        .routes(routes!(get::handle, change::handle))
        .routes(routes!(voters::handle, mark::handle))
        .routes(routes!(shift::handle))
        .routes(routes!(nominate::handle))
        .routes(routes!(begin::handle))
        .routes(routes!(count::handle))
        .routes(routes!(take_back::handle))
        .routes(routes!(finish::handle))
        .routes(routes!(print::handle))
        .routes(routes!(confirm::handle))
        .routes(routes!(refuse::handle))
        .routes(routes!(cancel::handle))
        .merge(congress::routes::router())
}
