use super::{
    query::{self, Of},
    sources,
    volume::Volume,
    year,
};
use crate::{Records, spoken::pick};
use access::Action;
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use bytes::Bytes;
use kernel::UnitId;
use rest::{Answer, Ctx, Path};
use serde_json::json;
use std::io;
use tenancy::audit::Entry;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

/// Pieces on their way: one is sent while the next is made.
const AHEAD: usize = 4;

/// Take a year of the archive away
///
/// A ZIP with a manifest of sums, every entry as JSON, the catalogue as a page to print, and the papers the reader may
/// open. What may not be opened stands in the manifest with its sum and without its content.
#[utoipa::path(get, path = "/units/{id}/archive/{year}/export", tag = "archive", operation_id = "export_archive_year",
    params(("id" = UnitId, Path), ("year" = i32, Path)), responses((status = OK, description = "The file",
        content_type = "application/zip", body = Vec<u8>)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(of): Path<Of>) -> Answer {
    let unit = query::reached(&ctx, of.id, Action::Export).await?;
    let desk = records.desk(&ctx);
    let year = query::year(&desk, of.year)?;
    let filed = sources::of_year(&desk, &unit, year).await?;
    let path = unit.path.clone();
    let shown = year::shown(&desk, &ctx, unit, year).await?;
    let name = format!("{}-{}-{year}.zip", pick("年度档案", "archive"), shown.unit_name);
    let volume = Volume::of(&records, &ctx, &path, &shown, filed).await?;
    let new = json!({"unit_id": shown.unit_id, "year": year, "sum": shown.sum});
    // committed before the file: nobody takes anything away without a trace, and no connection waits for a reader
    ctx.audit(Entry { action: "export_archive", subject: "archive", new: Some(new), ..Entry::default() })
        .await?;
    ctx.commit().await?;
    let (send, receive) = mpsc::channel::<io::Result<Bytes>>(AHEAD);
    tokio::spawn(async move {
        if let Err(error) = Box::pin(volume.write(&send)).await {
            tracing::warn!(%error, "a volume of the archive broke off");
            // whoever reads has gone, or learns that it is not whole
            let _ = send.send(Err(error)).await;
        }
    });
    let mut response = Response::new(Body::from_stream(ReceiverStream::new(receive)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(name) = HeaderValue::from_str(&::documents::disposition(false, &name)) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
