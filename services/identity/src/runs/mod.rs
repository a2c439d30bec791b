//! What runs over all services: changes of organisations (sagas), and migrations.

pub(crate) mod first_admin;
mod history;
mod hold;
mod list;
mod migrations;
pub mod problems;
mod retry;
mod routes;
mod rules;
mod shape;
mod store;

pub(crate) use routes::routes;
