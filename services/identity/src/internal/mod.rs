//! What the gateway and the other services ask identity, never anybody from outside: whose cookie a request
//! carries, and which organisation lives at a host.

mod directory;
mod insider;
mod principal;
mod traffic;

use crate::state::App;
use axum::{
    Router,
    routing::{get, post},
};

/// Answers to the deployment itself alone; not in the API document.
pub(crate) fn router(app: App) -> Router {
    Router::new()
        .route("/internal/principal", post(principal::principal))
        .route("/internal/directory/{host}", get(directory::directory))
        .route("/internal/traffic", post(traffic::traffic))
        .with_state(app)
}
