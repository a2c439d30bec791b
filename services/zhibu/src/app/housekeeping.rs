//! What is looked after from time to time.

use documents::ObjectStore;
use std::time::Duration;

/// How often it is looked.
const HOUSEKEEPING: Duration = Duration::from_secs(60);

/// Sees to it that every organisation clears up once a day.
pub async fn clear_up(app: identity::App) {
    loop {
        if let Err(error) = identity::schedule_retention(&app).await {
            tracing::warn!(%error, "today's clearing up could not be asked for");
        }
        tokio::time::sleep(Duration::from_secs(3600)).await;
    }
}

/// Sees to it that proven hosts are looked at again.
pub async fn reprove(app: identity::App) {
    loop {
        if let Err(error) = identity::schedule_domains(&app).await {
            tracing::warn!(%error, "the hosts of organisations could not be looked at");
        }
        tokio::time::sleep(HOUSEKEEPING).await;
    }
}

/// Sees to it that logos nobody shows any more are cleared away.
pub async fn logos(app: identity::App) {
    let mut asked = None;
    loop {
        match identity::schedule_logos(&app, asked).await {
            Ok(round) => asked = Some(round),
            Err(error) => tracing::warn!(%error, "a round over the logos could not be asked for"),
        }
        tokio::time::sleep(HOUSEKEEPING).await;
    }
}

/// The bucket is made when the store is there; until then everything but documents goes on.
pub async fn bucket(store: ObjectStore) {
    while let Err(error) = store.ensure_bucket().await {
        tracing::warn!(%error, "documents cannot be stored for now");
        tokio::time::sleep(Duration::from_secs(10)).await;
    }
}

/// Applications nobody confirmed are forgotten.
pub async fn signups(app: identity::App) {
    loop {
        if let Err(error) = identity::signups::keep_house(&app).await {
            tracing::warn!(%error, "old applications could not be cleared");
        }
        tokio::time::sleep(HOUSEKEEPING).await;
    }
}
