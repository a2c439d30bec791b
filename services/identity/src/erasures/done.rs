use super::store;
use async_trait::async_trait;
use events::{Consumer, ConsumerError, Event, Row, kinds::ErasureDone};
use kernel::Service;
use tenancy::TenantTx;

/// Hears from the records service that its part is erased.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done;

#[async_trait]
impl Consumer for Done {
    fn name(&self) -> &'static str {
        "identity.erasures"
    }

    fn source(&self) -> Service {
        Service::Records
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[ErasureDone::KIND]
    }

    async fn apply(&self, tx: &TenantTx, row: &Row) -> Result<(), ConsumerError> {
        if let Some(ErasureDone { id }) = row.decode()? {
            store::set_done(tx, id, row.at).await?;
        }
        Ok(())
    }

    async fn reset(&self, tx: &TenantTx) -> Result<(), ConsumerError> {
        Ok(store::reset_done(tx).await?)
    }
}
