use super::{Claim, Claimed, Queue, QueueError, Report};
use crate::Client;
use async_trait::async_trait;
use kernel::JobId;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Jobs of another service, over its internal API.
#[derive(Clone)]
pub struct RemoteQueue(Client);

/// Asks for more time.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Extend {
    pub attempt: i32,
    pub lease_seconds: u64,
}

/// Whether the request had an effect.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Effect {
    pub effect: bool,
}

impl RemoteQueue {
    pub fn new(client: Client) -> Self {
        Self(client)
    }
}

#[async_trait]
impl Queue for RemoteQueue {
    async fn claim(&self, claim: &Claim) -> Result<Vec<Claimed>, QueueError> {
        Ok(self.0.post("/internal/jobs/claim", claim).await?)
    }

    async fn done(&self, id: JobId) -> Result<(), QueueError> {
        Ok(self.0.post(&format!("/internal/jobs/{id}/done"), &()).await?)
    }

    async fn failed(&self, id: JobId, report: &Report) -> Result<(), QueueError> {
        Ok(self.0.post(&format!("/internal/jobs/{id}/failed"), report).await?)
    }

    async fn extend(&self, id: JobId, attempt: i32, lease: Duration) -> Result<bool, QueueError> {
        let extend = Extend { attempt, lease_seconds: lease.as_secs() };
        let answer: Effect = self.0.post(&format!("/internal/jobs/{id}/extend"), &extend).await?;
        Ok(answer.effect)
    }

    async fn revive(&self, id: JobId) -> Result<bool, QueueError> {
        let answer: Effect = self.0.post(&format!("/internal/jobs/{id}/revive"), &()).await?;
        Ok(answer.effect)
    }
}
