use super::{restore_job::RESTORATIONS, shape::Restoration};
use crate::state::App;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use tenancy::Entry;

/// In nobody's hands yet, or tried before and to be tried again. One that is being filled is among the journeys.
const WAITING: &str = "SELECT id, created_at, last_error FROM jobs \
     WHERE queue = $1 AND tenant_key = $2 AND state = 'queued' \
     AND NOT EXISTS (SELECT FROM portings WHERE tenant_id = $3 AND finished_at IS NULL) \
     ORDER BY created_at DESC LIMIT 1";

/// The restoration that was ordered for an organisation and has not begun: no other can be ordered meanwhile, so
/// people have to see it.
pub(super) async fn waiting(app: &App, entry: &Entry) -> Result<Option<Restoration>, DbErr> {
    let id = entry.tenant.id;
    let values = [RESTORATIONS.into(), entry.tenant.key.to_string().into(), id.0.into()];
    let asked = Statement::from_sql_and_values(DbBackend::Postgres, WAITING, values);
    let tx = app.platform().begin().await?;
    let Some(row) = tx.query_one_raw(asked).await? else { return Ok(None) };
    let (job, ordered_at) = (row.try_get("", "id")?, row.try_get("", "created_at")?);
    Ok(Some(Restoration::waiting(job, id, ordered_at, row.try_get("", "last_error")?)))
}
