use futures_util::future::BoxFuture;
use std::{future::pending, time::Duration};
use tenancy::portability::Progress;
use tokio::sync::watch;

/// Progress nobody has written down yet.
pub(crate) type Told = watch::Receiver<Option<Progress>>;

/// Writes down how far work is, now and then. Ends with the work.
pub(crate) async fn tell_all(
    mut told: Told,
    write: impl Fn(Progress) -> BoxFuture<'static, Result<(), String>>,
) {
    loop {
        if told.changed().await.is_err() {
            return pending().await;
        }
        let at = told.borrow_and_update().clone();
        if let Some(at) = at
            && let Err(error) = write(at).await
        {
            tracing::debug!(error, "progress could not be told");
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}
