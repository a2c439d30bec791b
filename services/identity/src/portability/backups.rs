use super::{problems, shape::Snapshot, to_the_end};
use crate::{
    operators::{Act, Post},
    organisations::{self, Doer, Done},
    state::App,
};
use access::{Action, ResourceKind, Thing};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::TenantId;
use rest::{Answer, Ctx, Page, Paged, Path, Problem};
use tenancy::portability::{BACKUPS, Order, SnapshotKind};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// What operators see: where the last export of an organisation that is to go failed, they have to know.
const KEPT: &[SnapshotKind] = &[SnapshotKind::Interval, SnapshotKind::Nightly, SnapshotKind::Final];

/// List the backups of the organisation
#[utoipa::path(get, path = "/backups", tag = "portability", operation_id = "list_backups", params(Page),
    responses((status = 200, description = "The newest first", body = Paged<Snapshot>)))]
pub async fn list(State(app): State<App>, ctx: Ctx, page: Page) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let cut = paged(&app, ctx.tenant().id, BACKUPS, &page).await?;
    ctx.read(&cut)
}

/// List the backups of an organisation
#[utoipa::path(get, path = "/operator/tenants/{id}/backups", tag = "operators",
    operation_id = "list_tenant_backups", params(("id" = TenantId, Path), Page),
    responses((status = 200, description = "The newest first", body = Paged<Snapshot>)))]
pub async fn of_tenant(State(app): State<App>, _post: Post, Path(id): Path<TenantId>, page: Page) -> Answer {
    app.entry_of(id).await?;
    Ok(Body(paged(&app, id, KEPT, &page).await?).into_response())
}

/// Take a backup of an organisation now
#[utoipa::path(post, path = "/operator/tenants/{id}/backups", tag = "operators",
    operation_id = "create_tenant_backup", params(("id" = TenantId, Path)),
    responses((status = 201, description = "It is taken", body = Snapshot)))]
pub async fn take(State(app): State<App>, post: Post, Path(id): Path<TenantId>) -> Answer {
    post.allow(Act::Govern)?;
    let entry = app.entry_of(id).await?;
    app.objects().zip(app.depot()).ok_or_else(|| problems::NO_DEPOT.problem())?;
    let order = Order {
        id: Uuid::now_v7(),
        kind: SnapshotKind::Interval,
        keep: Duration::hours(app.backups().interval_keep_hours.into()),
        keys: None,
        requested_by: Some(("operator", post.id.0)),
        mark: String::new(),
    };
    app.provisioner().order_snapshot(id, &order).await.map_err(problems::refused)?;
    let (at, by) = (order.id, Doer { operator: post.id, request: post.request, now: post.now });
    let row = to_the_end(async move {
        let (objects, depot) = app.objects().zip(app.depot()).ok_or_else(|| problems::NO_DEPOT.problem())?;
        let taken = Box::pin(app.provisioner().take_snapshot(objects, depot, &entry, at, &|_| {})).await;
        let row = taken.map_err(problems::refused)?;
        let done = Done { action: "tenant.backed_up", why: None, new: None };
        organisations::record_by(&app, &by, id, done).await?;
        Ok(row)
    })
    .await?;
    Ok((StatusCode::CREATED, Body(Snapshot::from(row))).into_response())
}

async fn paged(
    app: &App,
    tenant: TenantId,
    kinds: &[SnapshotKind],
    page: &Page,
) -> Result<Paged<Snapshot>, Problem> {
    let before = page.after::<(OffsetDateTime, Uuid)>()?;
    let rows = app.provisioner().snapshots(tenant, kinds, before, page.fetch()).await;
    let cut = Paged::cut(rows.map_err(problems::refused)?, page, |row| (row.created_at, row.id));
    Ok(cut.map(Snapshot::from))
}
