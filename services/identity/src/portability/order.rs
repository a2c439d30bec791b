use super::{jobs::EXPORTS, jobs::ExportJob, problems, shape::Snapshot, step_up::step_up};
use crate::{passwords::Confirmed, state::App, tenant_settings};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode, response::IntoResponse};
use rest::{Answer, Ctx, Json, Problem};
use serde::Deserialize;
use tenancy::{
    audit::Entry,
    portability::{SnapshotKind, SnapshotState},
};
use utoipa::ToSchema;
use uuid::Uuid;

/// Who asks, proved again, and the words that will open the organisation's keys.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ExportOrder)]
pub struct Order {
    #[schema(format = Password)]
    password: String,
    /// Of the telephone, where there is one.
    code: Option<String>,
    /// Nobody keeps it: without it, what is sealed in the export can never be opened.
    #[schema(format = Password)]
    passphrase: String,
}

/// Export everything the organisation has
///
/// It is made in the background; the answer says where to look.
#[utoipa::path(post, path = "/exports", tag = "portability", operation_id = "create_export", request_body = Order,
    responses((status = 202, description = "It is being made", body = Snapshot)))]
pub async fn order(State(app): State<App>, ctx: Ctx, Json(input): Json<Order>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let least = app.backups().passphrase_min_length;
    if input.passphrase.chars().count() < usize::try_from(least).unwrap_or_default() {
        let short = problems::PASSPHRASE_SHORT.with("least", least);
        return Err(short.field("/passphrase", &problems::PASSPHRASE_SHORT));
    }
    if let Confirmed::No(problem) = step_up(&app, &ctx, &input.password, input.code).await? {
        return ctx.commit_with(problem.into_response()).await;
    }
    let tenant = ctx.tenant().id;
    tenant_settings::one_at_a_time(ctx.tx()).await?;
    none_running(&app, &ctx).await?;
    let entry = app.entry(ctx.claims()).await?;
    let envelope = app.provisioner().envelope(&entry, &input.passphrase).await.map_err(problems::refused)?;
    let job = ExportJob {
        id: Uuid::now_v7(),
        account: ctx.account()?.0,
        keys: serde_json::to_string(&envelope).ok(),
    };
    ctx.audit(Entry {
        action: "export.ordered",
        subject: "export",
        subject_id: Some(job.id),
        ..Default::default()
    })
    .await?;
    ctx.enqueue(EXPORTS, &job, Some(&job.id.to_string())).await?;
    job.write_down(&app, tenant).await.map_err(problems::refused)?;
    let row = app.provisioner().snapshot(job.id).await.map_err(problems::refused)?;
    ctx.reply(StatusCode::ACCEPTED, &Snapshot::from(row)).await
}

/// Whoever orders holds the organisation's settings, so no other order is half done: what is being made and has no job
/// was cut off before there was one. What failed is under way as long as its job tries again.
async fn none_running(app: &App, ctx: &Ctx) -> Result<(), Problem> {
    let last = app.provisioner().snapshots(ctx.tenant().id, &[SnapshotKind::Export], None, 1).await;
    let last = last.map_err(problems::refused)?.into_iter().next();
    let open = |state| matches!(state, SnapshotState::Writing | SnapshotState::Failed);
    let running = last.filter(|row| open(row.state) && row.expires_at > ctx.now());
    let Some(row) = running else { return Ok(()) };
    let given_up = app.provisioner().give_up_without_job(row.id).await.map_err(problems::refused)?;
    if given_up { Ok(()) } else { Err(problems::EXPORT_RUNNING.problem()) }
}
