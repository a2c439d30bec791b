use super::{erase, purge};
use async_trait::async_trait;
use events::{
    Consumer, ConsumerError, Event, Row,
    kinds::{ErasureDecided, RetentionDue},
};
use kernel::Service;
use tenancy::TenantTx;

/// Does what identity decides about people's data.
#[derive(Clone, Copy, Debug, Default)]
pub struct Privacy;

#[async_trait]
impl Consumer for Privacy {
    fn name(&self) -> &'static str {
        "records.privacy"
    }

    fn source(&self) -> Service {
        Service::Identity
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[ErasureDecided::KIND, RetentionDue::KIND]
    }

    async fn apply(&self, tx: &TenantTx, row: &Row) -> Result<(), ConsumerError> {
        if let Some(decided) = row.decode::<ErasureDecided>()? {
            let done = erase::erase(tx, &decided, row.at).await;
            done.map_err(|problem| ConsumerError::Refused(problem.to_string()))?;
        } else if let Some(due) = row.decode::<RetentionDue>()? {
            rest::forget_answers(tx, row.at).await?;
            purge::purge(tx, &due, row.at).await?;
        }
        Ok(())
    }

    /// What is erased stays erased: nothing here is a copy of something that could be made again.
    async fn reset(&self, _: &TenantTx) -> Result<(), ConsumerError> {
        Ok(())
    }
}
