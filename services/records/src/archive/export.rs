use super::{
    Filed,
    pack::Pack,
    page,
    query::{self, Of},
    sources,
    year::{self, ArchiveYear},
};
use crate::{Records, documents::archived as papers};
use access::{Action, ResourceKind, Thing};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use bytes::Bytes;
use futures_util::StreamExt as _;
use kernel::{DocumentId, UnitId};
use rest::{Answer, Ctx, Path, Problem, kinds};
use rulepack::archive::FiledKind;
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
    let mut volume =
        Volume { page: page::of(&shown), manifest: Vec::new(), entries: Vec::new(), papers: Vec::new() };
    volume.fill(&records, &ctx, &path, filed).await?;
    volume.manifest = manifest(&shown, &volume)?;
    let new = json!({"unit_id": shown.unit_id, "year": year, "sum": shown.sum});
    // committed before the file: nobody takes anything away without a trace, and no connection waits for a reader
    ctx.audit(Entry { action: "export_archive", subject: "archive", new: Some(new), ..Entry::default() })
        .await?;
    ctx.commit().await?;
    let (send, receive) = mpsc::channel::<io::Result<Bytes>>(AHEAD);
    tokio::spawn(async move {
        if let Err(error) = volume.write(&send).await {
            tracing::warn!(%error, "a volume of the archive broke off");
            // whoever reads has gone, or learns that it is not whole
            let _ = send.send(Err(error)).await;
        }
    });
    let mut response = Response::new(Body::from_stream(ReceiverStream::new(receive)));
    for (name, value) in [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"archive.zip\""),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// What goes into the file.
struct Volume {
    page: String,
    manifest: Vec<u8>,
    entries: Vec<(String, Vec<u8>)>,
    papers: Vec<(String, Body)>,
}

/// Who may list a feature may read what it filed.
const fn guard(kind: FiledKind) -> ResourceKind {
    match kind {
        FiledKind::Meeting => ResourceKind::Meeting,
        FiledKind::Development => ResourceKind::Development,
        FiledKind::Transfer => ResourceKind::Transfer,
        FiledKind::DuesReceipt | FiledKind::DuesClosing | FiledKind::DuesPublication => ResourceKind::Dues,
        FiledKind::Collection => ResourceKind::Collection,
        FiledKind::Document => ResourceKind::Document,
    }
}

impl Volume {
    async fn fill(
        &mut self,
        records: &Records,
        ctx: &Ctx,
        path: &str,
        filed: Vec<Filed>,
    ) -> Result<(), Problem> {
        for one in filed {
            if !ctx.may(Action::List, &Thing::within(guard(one.kind), path)).await? {
                continue;
            }
            if one.kind == FiledKind::Document {
                self.paper(records, ctx, &one).await?;
            }
            let text = json!({"kind": one.kind, "id": one.id, "title": one.title, "on": one.on, "content": one.content});
            let text =
                serde_json::to_vec_pretty(&text).map_err(|error| kinds::INTERNAL.problem().because(error))?;
            self.entries.push((format!("{}/{}.json", one.kind, one.id), text));
        }
        Ok(())
    }

    async fn paper(&mut self, records: &Records, ctx: &Ctx, one: &Filed) -> Result<(), Problem> {
        let Some((name, wanted)) = papers::opened(records, ctx, DocumentId(one.id)).await? else {
            return Ok(());
        };
        let plain: String = name.chars().filter(|c| !c.is_control() && !"/\\:".contains(*c)).collect();
        self.papers.push((format!("documents/{}-{plain}", one.id), wanted.body(None).await?));
        Ok(())
    }

    async fn write(self, send: &mpsc::Sender<io::Result<Bytes>>) -> io::Result<()> {
        let mut pack = Pack::new();
        let first =
            [("manifest.json".to_owned(), self.manifest), ("index.html".to_owned(), self.page.into_bytes())];
        for (name, text) in first.into_iter().chain(self.entries) {
            pack.begin(&name, true).map_err(io::Error::other)?;
            pack.push(&text)?;
            pass(send, pack.take()).await?;
        }
        for (name, body) in self.papers {
            pack.begin(&name, false).map_err(io::Error::other)?;
            let mut pieces = body.into_data_stream();
            while let Some(piece) = pieces.next().await {
                pack.push(&piece.map_err(io::Error::other)?)?;
                pass(send, pack.take()).await?;
            }
        }
        pass(send, pack.finish().map_err(io::Error::other)?).await
    }
}

async fn pass(send: &mpsc::Sender<io::Result<Bytes>>, piece: Bytes) -> io::Result<()> {
    if piece.is_empty() {
        return Ok(());
    }
    send.send(Ok(piece)).await.map_err(|_| io::ErrorKind::BrokenPipe.into())
}

fn manifest(year: &ArchiveYear, volume: &Volume) -> Result<Vec<u8>, Problem> {
    let entries = year.kinds.iter().flat_map(|kind| {
        kind.entries.iter().map(|entry| {
            let file = format!("{}/{}.json", entry.kind, entry.id);
            let included = volume.entries.iter().any(|(name, _)| *name == file);
            json!({
                "kind": entry.kind, "id": entry.id, "title": entry.title, "on": entry.on, "sha256": entry.sum,
                "keep": kind.keep, "file": included.then_some(file),
            })
        })
    });
    let papers: Vec<&String> = volume.papers.iter().map(|(name, _)| name).collect();
    let whole = json!({
        "unit_id": year.unit_id, "unit_name": year.unit_name, "year": year.year, "sha256": year.sum,
        "sealed": year.sealed, "seals": year.seals, "entries": entries.collect::<Vec<_>>(), "documents": papers,
    });
    serde_json::to_vec_pretty(&whole).map_err(|error| kinds::INTERNAL.problem().because(error))
}
