//! Records: the organisation tree, members, posts, the registers, corrections, documents, dues, meetings, the development
//! of members, transfers, elections, units to be founded or dissolved, and imports of rosters.
//! of members, transfers, statistics and imports of rosters.
//!
//! Every folder is a feature and looks the same: `routes` (table of contents), one file per operation, `rules`
//! (pure), `store` (entities and the only queries on these tables), `problems` (what is refused, in two
//! languages). Features call each other's actions, never each other's `store`; an action works on a
//! [`desk::Desk`], so that a request, a job and an import run the same code.

pub mod archive;
pub mod audit;
pub mod burden;
pub mod cadres;
pub mod calendar;
pub mod codes;
pub mod collections;
pub mod corrections;
pub mod dates;
pub mod desk;
pub mod development;
mod diff;
pub mod digest;
pub mod documents;
pub mod dues;
pub mod elections;
pub mod exceptions;
pub mod figures;
pub mod honours;
pub mod imports;
mod input;
mod jobs;
mod lapse;
pub mod me;
pub mod meetings;
pub mod members;
pub mod month;
pub mod notice;
pub mod posts;
pub mod privacy;
pub mod registers;
pub mod rule_pack;
pub mod samples;
mod sealing;
mod sheets;
mod spoken;
mod sql;
mod state;
pub mod statistics;
pub mod table;
pub mod text;
pub mod transfers;
pub mod unit_requests;
pub mod units;
#[cfg(test)]
mod vectors;
mod versioned;

pub use state::{Records, router};
