//! What goes on for operators beside requests: entries that run out, figures nobody needs any more, warnings before
//! quotas are used up, exports nobody moves in, answers nobody asks for again.

use crate::{break_glass, moves, operators, organisations, state::App};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(30);

/// Goes round until dropped.
pub async fn watch(app: App) {
    let figures = Duration::from_secs(app.console().figures_seconds.into());
    let mut since = figures;
    loop {
        if let Err(error) = break_glass::end_due(&app).await {
            tracing::warn!(%error, "entries of operators that have run out could not be ended");
        }
        if let Err(error) = moves::clear_up(&app).await {
            tracing::warn!(%error, "exports that nobody moved in could not be cleared away");
        }
        if let Err(error) = operators::forget_answers(&app).await {
            tracing::warn!(%error, "old answers to operators could not be cleared away");
        }
        if since >= figures {
            since = Duration::ZERO;
            if let Err(error) = organisations::look_round(&app).await {
                tracing::warn!(%error, "quotas could not be looked at");
            }
        }
        let pause = EVERY.min(figures);
        tokio::time::sleep(pause).await;
        since += pause;
    }
}
