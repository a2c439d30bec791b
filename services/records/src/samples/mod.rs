//! Sample data to play with: a small tree with members and posts, put in with one click and taken away with one.
//!
//! What is put in is data (`data/*.toml`, one file per kind of organisation), entered through the actions a form
//! calls, so that it looks and behaves like any other record. Which records are samples is kept beside them; taking
//! away takes just those, except where something real has been hung on them since.

mod add;
mod content;
mod get;
mod problems;
mod remove;
pub mod routes;
mod store;
mod view;
