//! Party statistics (党内统计): counts of any unit and all below it for any day, the balance of a span, and reports that
//! were frozen.
//!
//! Nothing is entered for it: every figure is reckoned from the records when somebody asks, as far back as they tell.
//! Where a membership was on a past day follows from the audit log and the papers of transfers ([`history`]); facts of
//! the person (education, occupation …) are those recorded now, and each definition says so. A figure opens to the
//! people behind it for whoever may list them; for everybody else, and for what is published, small counts are hidden
//! ([`rules::cells`]). [`freeze`] keeps the figures with the ids behind them, and the system does so by itself
//! after every cut-off day of the rules ([`automatic`]); a frozen report is never changed, and
//! [`compare`] says what reads otherwise today and why. The statements in [`store`] read the tables of other features
//! and write none.

mod archived;
mod automatic;
mod behind;
mod compare;
mod export;
mod figures;
mod frame;
mod freeze;
mod get;
mod history;
mod print;
mod print_snapshot;
pub mod problems;
mod query;
pub mod routes;
pub mod rules;
mod sheet;
mod snapshots;
mod spoken;
mod store;
mod tables;
mod view;
mod words;

pub use archived::archived;
pub use automatic::{CutOff, QUEUE, SnapshotJobs, last_cut_off};
pub use history::{History, past, past_of};
pub use store::{exist_of_units, moved_through};
