//! Table of contents.

use super::{
    answer, answers, close, correct, create, export, get, list, recipients, remind, review, roll_up, save,
    send, submit,
    template::{self, attach, detach, map},
    update,
};
use crate::Records;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<Records> {
    // the upload counts its bytes itself, and a form has something around them
    let most = template::LIMITS.file_bytes + (1 << 20);
    let files = OpenApiRouter::new()
        .routes(routes!(attach::handle, map::handle, detach::handle))
        .layer(DefaultBodyLimit::max(most));
    OpenApiRouter::new()
        .merge(files)
        .routes(routes!(list::handle, create::handle))
        .routes(routes!(get::handle, update::handle))
        .routes(routes!(send::handle))
        .routes(routes!(recipients::handle))
        .routes(routes!(remind::handle))
        .routes(routes!(close::handle))
        .routes(routes!(roll_up::handle))
        .routes(routes!(export::handle))
        .routes(routes!(answers::handle))
        .routes(routes!(answer::handle, save::handle))
        .routes(routes!(submit::handle))
        .routes(routes!(review::handle))
        .routes(routes!(correct::handle))
}
