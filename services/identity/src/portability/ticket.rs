use super::{exports, pass::Pass, problems, step_up::step_up};
use crate::{passwords::Confirmed, state::App};
use access::{Action, ResourceKind, Thing};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::AccountId;
use rest::{Answer, Ctx, Json, Path};
use serde::{Deserialize, Serialize};
use tenancy::{TenantTx, audit::Entry, portability::SnapshotState};
use utoipa::ToSchema;
use uuid::Uuid;

/// Who asks, proved again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ExportTicketOrder)]
pub struct Proof {
    #[schema(format = Password)]
    password: String,
    code: Option<String>,
}

/// Where an export can be fetched in the next two minutes, by this account.
#[derive(Serialize, ToSchema)]
#[schema(as = ExportTicket)]
pub struct Ticket {
    pub(super) url: String,
}

/// Ask to fetch an export
#[utoipa::path(post, path = "/exports/{id}/ticket", tag = "portability", operation_id = "create_export_ticket",
    params(("id" = Uuid, Path)), request_body = Proof,
    responses((status = 200, description = "Where it can be fetched now", body = Ticket)))]
pub async fn ticket(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<Uuid>,
    Json(input): Json<Proof>,
) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let row = exports::own(&app, ctx.tenant().id, id).await?;
    if row.state != SnapshotState::Ready {
        return Err(problems::NOT_READY.problem());
    }
    if let Confirmed::No(problem) = step_up(&app, &ctx, &input.password, input.code).await? {
        return ctx.commit_with(problem.into_response()).await;
    }
    let query = pass(ctx.tx(), id, ctx.account()?).query(ctx.now());
    let url = format!("{}/exports/{id}/file?{query}", crate::PREFIX);
    let (subject_id, subject) = (Some(id), "export");
    ctx.audit(Entry { action: "export.fetched", subject, subject_id, ..Default::default() }).await?;
    ctx.commit_with(Body(Ticket { url }).into_response()).await
}

/// What an account fetches an export with.
pub(super) fn pass(tx: &TenantTx, id: Uuid, account: AccountId) -> Pass {
    Pass::new(&tx.vault().derive("export-tickets"), id, account)
}
