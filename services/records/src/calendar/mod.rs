//! The calendar of a member, for the calendar program of a phone: what is planned in the own branch and group, and the
//! fixed day of the themed day.
//!
//! The address holds a secret of its own and no session; a new address ends the one before. What stands in the calendar
//! names kinds of meetings and organisations, never a person: it lies on servers nobody here knows.

mod feed;
mod get;
mod ics;
mod make;
pub mod problems;
mod read;
pub mod routes;
mod store;
