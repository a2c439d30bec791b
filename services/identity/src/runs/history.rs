use crate::{
    operators::{Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::Service;
use rest::{Answer, Page, Paged};
use serde::Serialize;
use tenancy::migrate::{Migrator, Past, PastRing, Ring};
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

/// One migration of the schemas of a service.
#[derive(Serialize, ToSchema)]
pub struct PastMigration {
    id: Uuid,
    service: Service,
    target: String,
    #[serde(with = "time::serde::rfc3339")]
    started_at: OffsetDateTime,
    /// None while it goes on, and where it was cut off.
    #[serde(with = "time::serde::rfc3339::option")]
    finished_at: Option<OffsetDateTime>,
    /// Those with anybody in them, in order. What fails in one keeps the next from beginning.
    rings: Vec<MigrationRing>,
}

/// How far one ring of a migration came.
#[derive(Serialize, ToSchema)]
pub struct MigrationRing {
    ring: Ring,
    total: i32,
    done: i32,
    failed: i32,
}

impl From<Past> for PastMigration {
    fn from(past: Past) -> Self {
        let Past { id, service, target, started_at, finished_at, rings } = past;
        let ring = |PastRing { ring, total, done, failed }| MigrationRing { ring, total, done, failed };
        let rings = rings.into_iter().map(ring).collect();
        Self { id, service, target: target.to_string(), started_at, finished_at, rings }
    }
}

/// List the migrations there were
///
/// Of a year.
#[utoipa::path(get, path = "/operator/migrations/history", tag = "operators", operation_id = "list_migrations",
    params(Page), responses((status = 200, description = "The newest first", body = Paged<PastMigration>)))]
pub async fn list(State(app): State<App>, post: Post, page: Page) -> Answer {
    post.allow(Act::Look)?;
    let before = page.after::<(OffsetDateTime, Uuid)>()?;
    let rows = Migrator::new(app.deployment().clone()).history(before, page.fetch()).await?;
    let cut = Paged::cut(rows, &page, |row| (row.started_at, row.id));
    Ok(Body(cut.map(PastMigration::from)).into_response())
}
