use super::{problems, shape::Snapshot};
use crate::state::App;
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use rest::{Answer, Ctx, Page, Paged, Path, Problem, kinds};
use tenancy::portability::{SnapshotKind, SnapshotRow};
use time::OffsetDateTime;
use uuid::Uuid;

/// What an administrator takes out: also the last one, where the deletion behind it is not done.
const TAKEN_OUT: &[SnapshotKind] = &[SnapshotKind::Export, SnapshotKind::Final];

/// List exports
#[utoipa::path(get, path = "/exports", tag = "portability", operation_id = "list_exports", params(Page),
    responses((status = 200, description = "The newest first", body = Paged<Snapshot>)))]
pub async fn list(State(app): State<App>, ctx: Ctx, page: Page) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let before = page.after::<(OffsetDateTime, Uuid)>()?;
    let rows = app.provisioner().snapshots(ctx.tenant().id, TAKEN_OUT, before, page.fetch()).await;
    let cut = Paged::cut(rows.map_err(problems::refused)?, &page, |row| (row.created_at, row.id));
    ctx.read(&cut.map(Snapshot::from))
}

/// Read an export's state
#[utoipa::path(get, path = "/exports/{id}", tag = "portability", operation_id = "get_export",
    params(("id" = Uuid, Path)), responses((status = 200, description = "How far it is", body = Snapshot)))]
pub async fn get(State(app): State<App>, ctx: Ctx, Path(id): Path<Uuid>) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let row = own(&app, ctx.tenant().id, id).await?;
    ctx.read(&Snapshot::from(row))
}

/// An export of this organisation; another's is as unknown as one that never was.
pub(super) async fn own(app: &App, tenant: kernel::TenantId, id: Uuid) -> Result<SnapshotRow, Problem> {
    let row = app.provisioner().snapshot(id).await.map_err(problems::refused)?;
    let own = row.tenant == tenant && TAKEN_OUT.contains(&row.kind);
    own.then_some(row).ok_or_else(|| kinds::NOT_FOUND.problem())
}
