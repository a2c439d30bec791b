//! Table of contents.

use super::{
    answer_leave, ask_leave, attend, cancel, change, confirm, correct, courses, decisions, duties, file,
    finish, follow_ups, get, life, list, mine, participation, plan, print, report, take_back_leave, talks,
    themed, versions, write,
};
use crate::Records;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    OpenApiRouter::new()
        .routes(routes!(list::handle, plan::handle))
        .routes(routes!(duties::handle))
        .routes(routes!(mine::handle))
        .routes(routes!(decisions::handle))
        .routes(routes!(follow_ups::handle))
        .routes(routes!(finish::handle))
        .routes(routes!(report::handle))
        .routes(routes!(get::handle, change::handle))
        .routes(routes!(print::handle))
        .routes(routes!(cancel::handle))
        .routes(routes!(attend::handle))
        .routes(routes!(confirm::handle))
        .routes(routes!(ask_leave::handle, take_back_leave::handle))
        .routes(routes!(answer_leave::handle))
        .routes(routes!(write::handle))
        .routes(routes!(file::handle))
        .routes(routes!(versions::handle, correct::handle))
        .merge(life::router())
        .merge(participation::router())
        .merge(talks::router())
        .merge(themed::router())
        .merge(courses::router())
}
