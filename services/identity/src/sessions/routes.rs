use super::{current, end_one, end_others, list, second_factor, sign_in, sign_out, update};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in::sign_in, list::list, end_others::end_others))
        .routes(routes!(end_one::end_one))
        .routes(routes!(current::current, update::update, sign_out::sign_out))
        .routes(routes!(second_factor::second_factor))
}
