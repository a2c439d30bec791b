use super::{
    rules,
    store::{self, Purge},
};
use async_trait::async_trait;
use events::{Consumer, ConsumerError, Event, Row, kinds::RetentionPurged};
use kernel::Service;
use rulepack::DataClass;
use tenancy::TenantTx;

/// Hears from another service what it has erased.
#[derive(Clone, Copy, Debug)]
pub struct Purged(pub Service);

impl Purged {
    fn classes(self) -> Vec<DataClass> {
        DataClass::ALL.iter().copied().filter(|class| rules::keeper(*class) == self.0).collect()
    }
}

#[async_trait]
impl Consumer for Purged {
    fn name(&self) -> &'static str {
        match self.0 {
            Service::Notifications => "identity.purges.notifications",
            _ => "identity.purges.records",
        }
    }

    fn source(&self) -> Service {
        self.0
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[RetentionPurged::KIND]
    }

    async fn apply(&self, tx: &TenantTx, row: &Row) -> Result<(), ConsumerError> {
        let Some(RetentionPurged { run, class, before, count }) = row.decode()? else { return Ok(()) };
        // a kind of a later release is none of ours
        let Some(class) = class.parse().ok().filter(|class| self.classes().contains(class)) else {
            return Ok(());
        };
        Ok(store::note(tx, Purge { run, class, before, erased: count, at: row.at }).await?)
    }

    async fn reset(&self, tx: &TenantTx) -> Result<(), ConsumerError> {
        Ok(store::forget(tx, &self.classes()).await?)
    }
}
