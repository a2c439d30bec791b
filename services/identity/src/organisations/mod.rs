//! Organisations as those who run the platform see them: that they exist, in which state, how much they use. What is
//! in them is gathered as figures by the services themselves; nothing here opens a schema.

mod administrators;
mod close;
mod create;
mod detail;
mod figures;
mod list;
mod news;
pub mod problems;
mod quotas;
mod routes;
mod run;
mod schemas;
mod shape;
mod state;
mod warn;

pub use administrators::{Invited, invite_administrator};
pub(crate) use news::{last_letters, send_last, tell};
pub(crate) use routes::routes;
pub(crate) use run::note_ended;
pub(crate) use state::{Doer, Done, in_operators_log, in_own_log, note, record_by};
pub(crate) use warn::look_round;
