use super::{
    problems,
    restore_job::{RESTORATIONS, RestoreJob},
};
use crate::{
    desk::Desk,
    operators::{self, Act, Deed, Post},
    state::App,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::TenantId;
use rest::{Answer, Json, Path, Problem, kinds};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use serde::{Deserialize, Serialize};
use tenancy::{Entry, PlatformTx, Who, audit::Entry as Line};
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};
use utoipa::ToSchema;
use uuid::Uuid;

/// To which moment, and why. The organisation can read the reason in its own log.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RestorationOrder)]
pub struct Order {
    /// An instant; the last backup at or before it counts.
    at: String,
    reason: String,
}

/// Which moment it will be.
#[derive(Serialize, ToSchema)]
#[schema(as = RestorationPlan)]
pub struct Plan {
    snapshot: Uuid,
    #[serde(with = "time::serde::rfc3339::option")]
    taken_at: Option<OffsetDateTime>,
    /// Between the moment asked for and that of the backup.
    seconds_before: i64,
}

/// Two orders at once come one after the other at the organisation's row.
const HOLD: &str = "SELECT id FROM organisations WHERE id = $1 FOR NO KEY UPDATE";
/// From the order until the last of it is gone. The job is over later than the journey has begun, so one of the two is seen.
const UNDER_WAY: &str = "SELECT EXISTS (SELECT FROM portings WHERE tenant_id = $1 AND finished_at IS NULL) \
     OR EXISTS (SELECT FROM jobs WHERE queue = $2 AND tenant_key = $3 AND state = 'queued') AS under_way";

/// Restore an organisation beside what is in use
///
/// Nothing of the organisation changes until the restoration is put in use.
#[utoipa::path(post, path = "/operator/tenants/{id}/restorations", tag = "operators",
    operation_id = "create_restoration", params(("id" = TenantId, Path)), request_body = Order,
    responses((status = 202, description = "It is being filled and compared", body = Plan)))]
pub async fn restore(
    State(app): State<App>,
    post: Post,
    Path(id): Path<TenantId>,
    Json(input): Json<Order>,
) -> Answer {
    post.allow(Act::Govern)?;
    let entry = app.entry_of(id).await?;
    let reason = operators::needed(&input.reason)?;
    let at =
        OffsetDateTime::parse(&input.at, &Rfc3339).ok().and_then(|at| at.checked_to_offset(UtcOffset::UTC));
    let at = at.ok_or_else(|| kinds::VALIDATION.problem().field("/at", &problems::BAD_TIME))?;
    let row = app.provisioner().snapshot_at(id, at).await.map_err(problems::refused)?;
    order(&app, &post, &entry, RestoreJob { at, reason, operator: post.id.0 }).await?;
    let seconds_before = row.taken_at.map_or(0, |taken| (at - taken).whole_seconds());
    let plan = Plan { snapshot: row.id, taken_at: row.taken_at, seconds_before };
    Ok((StatusCode::ACCEPTED, Body(plan)).into_response())
}

/// Leaves the work for later, where nothing of the kind is under way. The job and both logs are written in the
/// organisation, all of them or none; what is held meanwhile is its place with the platform.
async fn order(app: &App, post: &Post, entry: &Entry, job: RestoreJob) -> Result<(), Problem> {
    let held = app.platform().begin().await?;
    if under_way(&held, entry).await? {
        return Err(problems::BUSY.problem());
    }
    let id = entry.tenant.id;
    let scope = app.system().enter_by_id(id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let tx = app.base().db.begin(&scope).await?;
    let desk = Desk { tx: &tx, who: Who::operator(post.id, post.request), now: post.now };
    let line = Line {
        action: "tenant.restoration_ordered",
        subject: "tenant",
        subject_id: Some(id.0),
        why: Some(job.reason.clone()),
        ..Line::default()
    };
    desk.audit(line).await?;
    let deed = Deed { why: Some(&job.reason), ..post.deed("tenant.restoration_ordered") };
    operators::log_inside(&tx, deed, post.now).await?;
    events::enqueue(&tx, RESTORATIONS, &job, None, None).await?;
    Ok(tx.commit().await?)
}

async fn under_way(tx: &PlatformTx, entry: &Entry) -> Result<bool, DbErr> {
    let (id, key) = (entry.tenant.id.0, entry.tenant.key.to_string());
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, HOLD, [id.into()])).await?;
    let values = [id.into(), RESTORATIONS.into(), key.into()];
    let asked = Statement::from_sql_and_values(DbBackend::Postgres, UNDER_WAY, values);
    let row = tx.query_one_raw(asked).await?;
    row.map_or(Ok(false), |row| row.try_get("", "under_way"))
}
