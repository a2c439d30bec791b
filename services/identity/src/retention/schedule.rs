use super::job::{QUEUE, Round};
use crate::state::App;
use kernel::{SHANGHAI, business_date};
use sea_orm::DbErr;

/// Sees to it that every organisation clears up once today, however often and in however many processes this runs.
///
/// # Errors
/// When the database is away.
pub async fn schedule(app: &App) -> Result<(), DbErr> {
    let today = business_date(app.base().clock.now(), SHANGHAI);
    let tenants = app.system().tenants().await?;
    for some in tenants.chunks(500) {
        let tx = app.platform().begin().await?;
        for tenant in some {
            let once = format!("{}:{today}", tenant.key);
            events::enqueue_platform(
                &tx,
                Some(&tenant.key),
                QUEUE,
                &Round { asked_by: None },
                None,
                Some(&once),
            )
            .await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
