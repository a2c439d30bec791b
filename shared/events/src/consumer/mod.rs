//! Applying another service's events, each exactly once.
//!
//! A consumer turns rows into changes of the tenant's own tables. Its place in the log is a row of
//! `event_positions` in the same schema, locked and moved in the same transaction: if the effect is there,
//! the place is behind it, and the other way round. A tenant whose event cannot be applied falls back and
//! is tried again on its own, while all others go on.

mod apply;
mod arrival;
mod feed;
mod lag;
mod position;
mod replay;
mod runner;

pub use arrival::arrive;
pub use feed::Feed;
pub use lag::{Lag, lag};
pub use replay::{ReplayError, replay};
pub use runner::{ConsumerRunner, catch_up_all};

use crate::Row;
use async_trait::async_trait;
use kernel::Service;
use sea_orm::DbErr;
use tenancy::TenantTx;

/// A projection or reaction fed by another service's log.
#[async_trait]
pub trait Consumer: Send + Sync + 'static {
    /// Stable name of the position; changing it starts from zero.
    fn name(&self) -> &'static str;

    /// Whose log is read.
    fn source(&self) -> Service;

    /// The kinds that matter; all when empty.
    fn kinds(&self) -> &'static [&'static str] {
        &[]
    }

    /// The effect of one event, in the transaction that also moves the position.
    async fn apply(&self, tx: &TenantTx, row: &Row) -> Result<(), ConsumerError>;

    /// Takes back everything `apply` ever did for this tenant, before a replay from zero.
    async fn reset(&self, tx: &TenantTx) -> Result<(), ConsumerError>;

    /// Hears whether something has been told that is not applied yet: a long stretch of the log, or one that an
    /// older transaction of somebody still holds back.
    fn late(&self, _late: bool) {}
}

#[derive(Debug, thiserror::Error)]
pub enum ConsumerError {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("the event cannot be read: {0}")]
    Payload(#[from] serde_json::Error),
    #[error("{0}")]
    Refused(String),
}
