use super::{exports, problems, step_up::step_up};
use crate::{passwords::Confirmed, state::App};
use access::{Action, ResourceKind, Thing};
use axum::{Json as Body, extract::State, response::IntoResponse};
use data_encoding::HEXLOWER;
use kernel::AccountId;
use rest::{Answer, Ctx, Json, Path};
use ring::hmac;
use serde::{Deserialize, Serialize};
use tenancy::{TenantTx, audit::Entry, portability::SnapshotState};
use time::{Duration, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

/// Long enough to begin a download.
pub(super) const LIFE: Duration = Duration::minutes(2);

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
    let (until, account) = ((ctx.now() + LIFE).unix_timestamp(), ctx.account()?);
    let mark = HEXLOWER.encode(sign(ctx.tx(), id, account, until).as_ref());
    let url = format!("{}/exports/{id}/file?until={until}&mark={mark}", crate::PREFIX);
    let (subject_id, subject) = (Some(id), "export");
    ctx.audit(Entry { action: "export.fetched", subject, subject_id, ..Default::default() }).await?;
    ctx.commit_with(Body(Ticket { url }).into_response()).await
}

fn key(tx: &TenantTx) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, &tx.vault().derive("export-tickets"))
}

fn text(id: Uuid, account: AccountId, until: i64) -> String {
    format!("{id}/{account}/{until}")
}

fn sign(tx: &TenantTx, id: Uuid, account: AccountId, until: i64) -> hmac::Tag {
    hmac::sign(&key(tx), text(id, account, until).as_bytes())
}

/// Whether a ticket is for this export and account, and not over.
pub(super) fn is_good(
    tx: &TenantTx,
    id: Uuid,
    account: AccountId,
    until: i64,
    mark: &str,
    now: OffsetDateTime,
) -> bool {
    let mark = HEXLOWER.decode(mark.as_bytes()).unwrap_or_default();
    let whole = hmac::verify(&key(tx), text(id, account, until).as_bytes(), &mark).is_ok();
    whole && now.unix_timestamp() < until
}
