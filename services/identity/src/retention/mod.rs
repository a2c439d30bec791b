//! How long each kind of data is kept, and clearing up when the time is over.
//!
//! Bounds and usual periods are in the rule pack `privacy.retention`; an organisation chooses between them. Once a
//! day a job erases what this service keeps and tells the others, by an event, what is due with them; what was
//! erased is in the list of purges. Answers kept for requests that are sent again go after a day in the same round, in
//! every service, whatever periods were chosen. The audit log is not in it: every entry carries the hash of the one
//! before, and a chain without its beginning could not be verified any more.

mod get;
mod heard;
mod job;
mod list;
pub mod problems;
mod routes;
mod rules;
mod run;
mod schedule;
mod store;
mod update;

pub(crate) use heard::Purged;
pub(crate) use job::ClearUp;
pub(crate) use routes::routes;
pub use schedule::schedule;

use crate::state::App;
use rest::Problem;
use rulepack::DataClass;
use std::collections::BTreeMap;
use tenancy::TenantTx;
use time::Date;

/// The periods in force, in days.
///
/// # Errors
/// When the database is away.
pub(crate) async fn periods(app: &App, tx: &TenantTx, on: Date) -> Result<BTreeMap<DataClass, u16>, Problem> {
    let bounds = &app.rules().of(tx.tenant().kind).retention.on(on).value;
    Ok(rules::periods(bounds, &store::chosen(tx).await?))
}
