use kernel::{TenantId, TenantKey};
use redis::Client;
use serde::{Deserialize, Serialize};
use std::{future::Future, time::Duration};
use tracing::Instrument as _;

const CHANNEL: &str = "directory";
const PAUSE: Duration = Duration::from_secs(2);

/// Something about an organisation has changed: whoever remembers it should forget it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Changed {
    pub tenant: TenantId,
    pub key: TenantKey,
}

/// Tells the other processes of the deployment, as far as Redis is there to carry it.
#[derive(Clone)]
pub(crate) struct Signal {
    client: Option<Client>,
    channel: String,
}

impl Signal {
    /// `prefix` keeps deployments that share a Redis apart.
    pub fn new(client: Option<Client>, prefix: &str) -> Self {
        Self { client, channel: format!("{prefix}:{CHANNEL}") }
    }

    pub async fn send(&self, changed: &Changed) {
        let Some(client) = &self.client else { return };
        let Ok(text) = serde_json::to_string(changed) else { return };
        let sent: redis::RedisResult<()> = async {
            let mut connection = client.get_multiplexed_async_connection().await?;
            let mut publish = redis::cmd("PUBLISH");
            publish.arg(&self.channel).arg(text);
            publish.query_async(&mut connection).instrument(telemetry::spans::redis("publish")).await
        }
        .await;
        if let Err(error) = sent {
            tracing::warn!(%error, "other processes learn of a changed organisation only when their caches run out");
        }
    }

    /// Calls `heard` for every change, and with `None` whenever some may have been missed. Runs until dropped.
    pub async fn listen<F, Fut>(&self, heard: F)
    where
        F: Fn(Option<Changed>) -> Fut,
        Fut: Future<Output = ()>,
    {
        use futures_util::StreamExt as _;
        let Some(client) = &self.client else { return };
        loop {
            if let Ok(mut pubsub) = client.get_async_pubsub().await
                && pubsub.subscribe(&self.channel).await.is_ok()
            {
                heard(None).await;
                let mut messages = pubsub.on_message();
                while let Some(message) = messages.next().await {
                    let text: String = message.get_payload().unwrap_or_default();
                    heard(serde_json::from_str(&text).ok()).await;
                }
                tracing::warn!("the line to Redis broke; caches run on their time to live");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}
