//! The two registers of members who are not where they belong: *floating* (流动: away from the own branch, known
//! where) and *lost contact* (失联: nobody knows). Each is a list of spells with a beginning and an end; a member
//! has one open spell in each.

pub mod floating;
pub mod lost;
pub mod problems;
mod query;
pub mod routes;
mod rules;
mod tell;
mod view;
