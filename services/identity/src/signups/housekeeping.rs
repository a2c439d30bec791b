use super::store;
use crate::state::App;
use sea_orm::DbErr;
use time::Duration;

/// Forgets applications nobody confirmed in time, and those that were refused long ago. Gives how many.
///
/// # Errors
/// When the database is away.
pub async fn keep_house(app: &App) -> Result<u64, DbErr> {
    let now = app.base().clock.now();
    let tx = app.platform().begin().await?;
    let unverified = store::forget_unverified(&tx, now).await?;
    let kept = Duration::days(i64::from(app.signup().keep_days));
    let refused = store::forget_refused(&tx, now - kept).await?;
    tx.commit().await?;
    Ok(unverified + refused)
}
