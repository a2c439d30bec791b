//! What runs over all services: changes of organisations (sagas), and migrations.

mod list;
mod migrations;
pub mod problems;
mod retry;
mod routes;
mod store;

pub(crate) use routes::routes;
