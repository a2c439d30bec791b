//! What goes into the file of a year, and how it is written while it is sent.

use super::{Filed, guard, pack::Pack, page, year::ArchiveYear};
use crate::{
    Records,
    documents::archived::{self as documents, Paper},
    registers::dispositions,
};
use access::Thing;
use bytes::Bytes;
use futures_util::StreamExt as _;
use kernel::{DocumentId, MemberId};
use rest::{Ctx, Problem, kinds};
use rulepack::archive::FiledKind;
use serde_json::json;
use std::io;
use tokio::sync::mpsc;

/// What goes into the file.
pub struct Volume {
    page: String,
    manifest: Vec<u8>,
    entries: Vec<(String, Vec<u8>)>,
    papers: Vec<(String, Paper)>,
}

impl Volume {
    /// What the reader may read of a year.
    ///
    /// # Errors
    /// When the database or the store is away.
    pub async fn of(
        records: &Records,
        ctx: &Ctx,
        path: &str,
        year: &ArchiveYear,
        filed: Vec<Filed>,
    ) -> Result<Self, Problem> {
        let (manifest, entries, papers) = (Vec::new(), Vec::new(), Vec::new());
        let mut volume = Self { page: page::of(year), manifest, entries, papers };
        volume.fill(records, ctx, path, filed).await?;
        volume.manifest = manifest_of(year, &volume)?;
        Ok(volume)
    }

    async fn fill(
        &mut self,
        records: &Records,
        ctx: &Ctx,
        path: &str,
        filed: Vec<Filed>,
    ) -> Result<(), Problem> {
        let mut decided_about = Vec::new();
        for one in filed {
            let (action, resource) = guard::of(one.kind);
            if !ctx.may(action, &Thing::within(resource, path)).await? {
                continue;
            }
            if one.kind == FiledKind::Disposition {
                decided_about.extend(about(&one).map(|member| (member, true)));
            }
            if one.kind == FiledKind::Document {
                self.paper(records, ctx, &one).await?;
            }
            let text = json!({"kind": one.kind, "id": one.id, "title": one.title, "on": one.on, "content": one.content});
            let text =
                serde_json::to_vec_pretty(&text).map_err(|error| kinds::INTERNAL.problem().because(error))?;
            self.entries.push((format!("{}/{}.json", one.kind, one.id), text));
        }
        // as where the register is read: of whom it was is written down
        dispositions::note_read(&records.desk(ctx), decided_about).await
    }

    async fn paper(&mut self, records: &Records, ctx: &Ctx, one: &Filed) -> Result<(), Problem> {
        let Some((name, wanted)) = documents::opened(records, ctx, DocumentId(one.id)).await? else {
            return Ok(());
        };
        let plain: String = name.chars().filter(|c| !c.is_control() && !"/\\:".contains(*c)).collect();
        self.papers.push((format!("documents/{}-{plain}", one.id), wanted));
        Ok(())
    }

    /// Writes it piece by piece to whoever reads.
    ///
    /// # Errors
    /// When a paper breaks off, or nobody reads any more.
    pub async fn write(self, send: &mpsc::Sender<io::Result<Bytes>>) -> io::Result<()> {
        let mut pack = Pack::new();
        let first =
            [("manifest.json".to_owned(), self.manifest), ("index.html".to_owned(), self.page.into_bytes())];
        for (name, text) in first.into_iter().chain(self.entries) {
            pack.begin(&name, true).map_err(io::Error::other)?;
            pack.push(&text)?;
            pass(send, pack.take()).await?;
        }
        for (name, paper) in self.papers {
            // opened one by one: the store is asked for no more than is being sent
            let body = paper.body(None).await.map_err(|problem| io::Error::other(problem.body().detail))?;
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

/// Whom it is about.
fn about(filed: &Filed) -> Option<MemberId> {
    serde_json::from_value(filed.content["member_id"].clone()).ok()
}

async fn pass(send: &mpsc::Sender<io::Result<Bytes>>, piece: Bytes) -> io::Result<()> {
    if piece.is_empty() {
        return Ok(());
    }
    send.send(Ok(piece)).await.map_err(|_| io::ErrorKind::BrokenPipe.into())
}

fn manifest_of(year: &ArchiveYear, volume: &Volume) -> Result<Vec<u8>, Problem> {
    let entries = year.kinds.iter().flat_map(|kind| {
        kind.entries.iter().map(|entry| {
            let file = format!("{}/{}.json", entry.kind, entry.id);
            let included = volume.entries.iter().any(|(name, _)| *name == file);
            json!({
                "kind": entry.kind, "id": entry.id, "title": entry.title, "on": entry.on, "sha256": entry.sum,
                "keep": kind.keep, "covered": kind.covered, "file": included.then_some(file),
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
