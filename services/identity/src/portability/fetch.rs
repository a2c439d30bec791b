use super::{exports, problems, ticket};
use crate::state::App;
use access::{Action, ResourceKind, Thing};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures_util::stream;
use rest::{Answer, Ctx, Path, ProblemBody, Query};
use serde::Deserialize;
use std::io;
use tenancy::portability::{SnapshotRow, SnapshotState};
use tokio::{
    io::{AsyncReadExt as _, DuplexStream},
    sync::oneshot,
};
use utoipa::IntoParams;
use uuid::Uuid;

/// What is on its way at a time.
const BUFFER: usize = 64 * 1024;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    until: i64,
    mark: String,
}

/// Fetch an export
///
/// A tar file, sent as it is put together.
#[utoipa::path(get, path = "/exports/{id}/file", tag = "portability", operation_id = "fetch_export",
    params(("id" = Uuid, Path), Which),
    responses((status = 200, description = "The container", body = Vec<u8>, content_type = "application/x-tar"),
        (status = 409, description = "It is not ready", body = ProblemBody, content_type = "application/problem+json")))]
pub async fn fetch(
    State(app): State<App>,
    ctx: Ctx,
    Path(id): Path<Uuid>,
    Query(which): Query<Which>,
) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let row = exports::own(&app, ctx.tenant().id, id).await?;
    if !ticket::pass(ctx.tx(), id, ctx.account()?).is_good(which.until, &which.mark, ctx.now()) {
        return Err(problems::TICKET_INVALID.problem());
    }
    if row.state != SnapshotState::Ready {
        return Err(problems::NOT_READY.problem());
    }
    let entry = app.entry(ctx.claims()).await?;
    let name = format!("{}-{}.zhibu.tar", entry.slug, ctx.today());
    drop(ctx); // the connection is not kept for as long as the download takes
    Ok(download(app, row, &name))
}

pub(super) fn download(app: App, row: SnapshotRow, name: &str) -> Response {
    let (write, read) = tokio::io::duplex(BUFFER);
    let (whole, ended) = oneshot::channel();
    tokio::spawn(async move {
        let Some(depot) = app.depot() else { return };
        // whoever stops reading stops the writing
        match app.provisioner().unload(depot, &row, write).await {
            Ok(_) => drop(whole.send(())),
            Err(error) => tracing::warn!(export = %row.id, %error, "an export was not sent to its end"),
        }
    });
    let mut response = Body::from_stream(pieces(read, ended)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-tar"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Ends in good order only when everything was written: half a container must not look like a whole one.
fn pieces(
    read: DuplexStream,
    ended: oneshot::Receiver<()>,
) -> impl futures_util::Stream<Item = Result<Bytes, io::Error>> {
    stream::try_unfold((read, ended), |(mut read, ended)| async move {
        let mut piece = vec![0; BUFFER];
        let length = read.read(&mut piece).await?;
        if length == 0 {
            return ended.await.map(|()| None).map_err(|_| io::Error::other("the export broke off"));
        }
        piece.truncate(length);
        Ok(Some((Bytes::from(piece), (read, ended))))
    })
}
