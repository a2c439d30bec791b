//! Bringing thousands of schemas to the newest version.
//!
//! Every tenant is its own transaction, and its version is written in it: a run can be cut off anywhere and
//! started again. Tenants go in rings: first a canary (a warm slot, where there is one), then a few, then all;
//! a ring with a failure is the last one. Code works on the newest version and the one before.

mod history;
mod notes;
mod render;
mod rings;
mod runner;
mod status;

pub use history::{Past, PastRing};
pub use notes::{Run, Stuck};
pub(crate) use render::{render, script};
pub use rings::Ring;
pub use runner::{Failure, Migrator, Progress, Report};
pub use status::Status;

use kernel::Service;

#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    #[error("{0} is being migrated by somebody else")]
    Busy(Service),
    #[error("this process has no log-in of the provisioner (admin_url)")]
    NoAdmin,
    #[error("the platform of {service} could not be migrated: {source}")]
    Platform { service: Service, source: sqlx::Error },
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
    #[error(transparent)]
    Db(#[from] sea_orm::DbErr),
}
