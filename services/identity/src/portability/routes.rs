use super::{
    backups, certificates, exports, fetch, last_export, order, restorations, restore, signing_key, ticket,
};
use crate::state::App;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(exports::list, order::order))
        .routes(routes!(exports::get))
        .routes(routes!(ticket::ticket))
        .routes(routes!(fetch::fetch))
        .routes(routes!(backups::list))
        .routes(routes!(backups::of_tenant, backups::take))
        .routes(routes!(restorations::list, restore::restore))
        .routes(routes!(restorations::swap))
        .routes(routes!(restorations::undo))
        .routes(routes!(restorations::discard))
        .routes(routes!(certificates::list))
        .routes(routes!(certificates::get))
        .routes(routes!(last_export::ticket))
        .routes(routes!(last_export::fetch))
        .routes(routes!(signing_key::get))
}
