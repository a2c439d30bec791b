use super::job::{QUEUE, Round};
use crate::state::App;
use events::jobs::{Turn, enqueue_round};
use kernel::{SHANGHAI, TenantKey, business_date};
use sea_orm::DbErr;
use std::time::Duration;

/// All of them have cleared up so long after the day began.
const WITHIN: Duration = Duration::from_secs(3600);

/// Sees to it that every organisation clears up once today, however often and in however many processes this runs.
///
/// # Errors
/// When the database is away.
pub async fn schedule(app: &App) -> Result<(), DbErr> {
    let now = app.base().clock.now();
    let today = business_date(now, SHANGHAI);
    let turn = |key: TenantKey| Turn {
        once: format!("{key}:{today}"),
        tenant: key,
        payload: Round { asked_by: None },
    };
    let turns: Vec<_> = app.system().tenants().await?.into_iter().map(|tenant| turn(tenant.key)).collect();
    enqueue_round(app.platform(), QUEUE, &turns, now, WITHIN).await
}
