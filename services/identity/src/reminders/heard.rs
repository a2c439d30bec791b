use super::job::{QUEUE, Told};
use async_trait::async_trait;
use events::{Consumer, ConsumerError, Event, Row, kinds::CollectionReminded};
use kernel::{SHANGHAI, Service, business_date};
use tenancy::TenantTx;

/// Hears that units are reminded of a form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heard;

#[async_trait]
impl Consumer for Heard {
    fn name(&self) -> &'static str {
        "identity.reminders"
    }

    fn source(&self) -> Service {
        Service::Records
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[CollectionReminded::KIND]
    }

    async fn apply(&self, tx: &TenantTx, row: &Row) -> Result<(), ConsumerError> {
        let Some(reminded) = row.decode::<CollectionReminded>()? else { return Ok(()) };
        let told = Told { on: business_date(row.at, SHANGHAI), reminded };
        Ok(events::enqueue(tx, QUEUE, &told, None, Some(&told.once())).await?)
    }

    /// A letter that went out cannot be called back, and nothing is kept here.
    async fn reset(&self, _: &TenantTx) -> Result<(), ConsumerError> {
        Ok(())
    }
}
