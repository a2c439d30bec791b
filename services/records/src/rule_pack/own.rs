use super::store;
use async_trait::async_trait;
use rulepack::{Pack, Rules};
use sea_orm::DbErr;
use std::sync::Arc;
use tenancy::{Memory, Remembered, TenantTx};

/// Reads what an organisation decided itself and puts it over the rules of its kind.
pub struct OwnRules(pub Arc<Rules>);

/// Said of an organisation that decided nothing: the rules of its kind hold.
struct Nothing;

#[async_trait]
impl Memory for OwnRules {
    async fn read(&self, tx: &TenantTx) -> Result<Remembered, DbErr> {
        if !store::exists(tx).await? {
            return Ok(Arc::new(Nothing));
        }
        let decided = store::all(tx).await?;
        if decided.is_empty() {
            return Ok(Arc::new(Nothing));
        }
        let pack: Result<Pack, _> = self.0.with(tx.tenant().kind, &decided);
        Ok(match pack {
            Ok(pack) => Arc::new(pack),
            Err(error) => {
                // a later release may have narrowed what was free; nothing may stop work for that
                tracing::error!(%error, "what the organisation decided contradicts the rules, which hold alone");
                Arc::new(Nothing)
            }
        })
    }
}
