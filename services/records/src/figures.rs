//! How much an organisation has and does here, for those who run the platform: figures, never content.

use crate::{audit, documents, members::room};
use futures_util::future::BoxFuture;
use sea_orm::DbErr;
use tenancy::{
    TenantTx,
    quota::{self, ENTRIES, ENTRY_SECONDS, Gauge, Quota, STANDING},
};

/// Members on the roster, bytes of documents, and by the day the entries of people and about how long they took.
pub struct Figures;

/// The last entry of the log that was counted.
const SEEN: &str = "entries_seen";

impl Gauge for Figures {
    fn measure<'a>(&'a self, tx: &'a TenantTx) -> BoxFuture<'a, Result<(), DbErr>> {
        Box::pin(async move {
            quota::set(tx, Quota::Members.as_str(), STANDING, room::held(tx).await?).await?;
            documents::measure(tx).await?;
            // holds the row: two rounds at the same time count nothing twice
            let seen = quota::count(tx, SEEN, STANDING, 0).await?;
            let mut last = seen;
            for counted in audit::entries_since(tx, seen).await? {
                quota::count(tx, ENTRIES, counted.day, counted.entries).await?;
                quota::count(tx, ENTRY_SECONDS, counted.day, counted.seconds).await?;
                last = last.max(counted.last);
            }
            quota::set(tx, SEEN, STANDING, last).await
        })
    }
}
