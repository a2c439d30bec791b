use super::job::{QUEUE, Told};
use crate::accounts;
use async_trait::async_trait;
use events::{Consumer, ConsumerError, Event, Row, kinds::DigestPrepared};
use kernel::Service;
use tenancy::TenantTx;

/// Hears what a week has for a secretary.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heard;

#[async_trait]
impl Consumer for Heard {
    fn name(&self) -> &'static str {
        "identity.digests"
    }

    fn source(&self) -> Service {
        Service::Records
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[DigestPrepared::KIND]
    }

    async fn apply(&self, tx: &TenantTx, row: &Row) -> Result<(), ConsumerError> {
        let Some(digest) = row.decode::<DigestPrepared>()? else { return Ok(()) };
        let Some(account) = accounts::active_of_member(tx, digest.member_id).await? else { return Ok(()) };
        let once = format!("digest/{}/{}", digest.week, account.id);
        let told = Told { account: account.id, digest };
        Ok(events::enqueue(tx, QUEUE, &told, None, Some(&once)).await?)
    }

    /// A letter that went out cannot be called back, and nothing is kept here.
    async fn reset(&self, _: &TenantTx) -> Result<(), ConsumerError> {
        Ok(())
    }
}
