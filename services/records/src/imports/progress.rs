use super::{
    store::{self, import::Model},
    view,
    words::ImportState,
};
use crate::Records;
use axum::{
    extract::State,
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{Stream, stream};
use kernel::ImportId;
use rest::{Answer, Ctx, Path};
use serde::Serialize;
use std::{convert::Infallible, time::Duration};
use tenancy::{TenantDb, TenantScope};
use utoipa::ToSchema;

/// How far an import has got.
#[derive(Debug, Serialize)]
pub struct ProgressOut {
    pub state: ImportState,
    /// Share of the work in hand, 0 to 1.
    pub progress: f32,
    pub rows_read: i32,
    pub rows_good: i32,
    pub rows_refused: i32,
    pub rows_done: i32,
}

/// One event of the stream.
#[derive(ToSchema)]
#[allow(dead_code, reason = "its shape is documented; axum writes the events")]
struct ProgressEvent {
    /// JSON: `state` of the import, `progress` of the work in hand (0 to 1), `rows_read`, `rows_good`, `rows_refused`,
    /// `rows_done`.
    data: String,
}

impl ProgressOut {
    fn of(import: &Model) -> Self {
        Self {
            state: import.state,
            progress: import.progress,
            rows_read: import.rows_read,
            rows_good: import.rows_good,
            rows_refused: import.rows_refused,
            rows_done: import.rows_done,
        }
    }
}

const PAUSE: Duration = Duration::from_millis(500);
/// After this many looks the stream ends. The browser comes back by itself and has to say again who it is, so
/// that a session that was ended sees no more.
const LOOKS: u32 = 110;

/// Follow an import
///
/// Server-sent events; the last one says that nothing moves any more.
#[utoipa::path(get, path = "/imports/{id}/progress", tag = "imports", operation_id = "follow_import",
    params(("id" = ImportId, Path,)),
    responses((status = OK, description = "A stream of progress", body = ProgressEvent, content_type = "text/event-stream")))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<ImportId>) -> Answer {
    let import = view::reached(&ctx, id).await?;
    let scope = ctx.scope().clone();
    drop(ctx); // the stream is long; it holds no transaction
    let told = follow(records.base.db.clone(), scope, import);
    Ok(Sse::new(told).keep_alive(KeepAlive::default()).into_response())
}

/// Where the stream stands between two events.
struct Watch {
    db: TenantDb,
    scope: TenantScope,
    import: Model,
    /// None before the first event.
    looks: Option<u32>,
}

fn follow(db: TenantDb, scope: TenantScope, import: Model) -> impl Stream<Item = Result<Event, Infallible>> {
    let watch = Watch { db, scope, import, looks: None };
    stream::unfold(watch, |mut watch| async move {
        if let Some(looks) = watch.looks {
            if looks == LOOKS || !watch.import.state.is_moving() {
                return None;
            }
            tokio::time::sleep(PAUSE).await;
            // a database that is away ends the stream, and the browser asks again
            watch.import = look(&watch).await?;
        }
        watch.looks = Some(watch.looks.map_or(0, |looks| looks + 1));
        let event =
            Event::default().retry(Duration::from_secs(1)).json_data(ProgressOut::of(&watch.import)).ok()?;
        Some((Ok(event), watch))
    })
}

async fn look(watch: &Watch) -> Option<Model> {
    let tx = watch.db.begin(&watch.scope).await.ok()?;
    store::find(&tx, watch.import.id).await.ok().flatten()
}
