//! A snapshot as a container.

use super::{
    Depot, PortError, SnapshotRow, TarSink,
    backup::{self, DepotSource},
    manifest::{MANIFEST, SIGNATURE},
    sink::Sink,
    source::{Source, listed},
};
use crate::provision::Provisioner;
use tokio::io::AsyncWrite;

impl Provisioner {
    /// Writes a snapshot out as a container.
    ///
    /// # Errors
    /// When a file of it is missing or was changed, or `to` refuses.
    pub async fn unload<W: AsyncWrite + Unpin + Send>(
        &self,
        depot: &dyn Depot,
        row: &SnapshotRow,
        to: W,
    ) -> Result<u64, PortError> {
        let manifest = self.snapshot_page(depot, row.tenant, row.id).await?;
        let mut source = DepotSource::new(depot, row.tenant);
        let mut sink = TarSink::new(to);
        for part in manifest.first_parts() {
            copy(&mut sink, &part.path, &source.part(part).await?).await?;
        }
        for list in &manifest.documents.index.parts {
            let text = source.part(list).await?;
            for document in listed(&text)? {
                sink.begin(&document.path(), document.bytes).await?;
                for piece in &document.pieces {
                    sink.piece(&source.chunk(piece).await?).await?;
                }
                sink.end().await?;
            }
            copy(&mut sink, &list.path, &text).await?;
        }
        if let Some(keys) = &manifest.keys {
            copy(&mut sink, &keys.path, &source.part(keys).await?).await?;
        }
        for (path, name) in
            [(MANIFEST, backup::page(row.tenant, row.id)), (SIGNATURE, backup::signature(row.tenant, row.id))]
        {
            copy(&mut sink, path, &depot.get(&name).await?.ok_or(PortError::Unknown)?).await?;
        }
        sink.finish().await?;
        Ok(sink.written())
    }
}

async fn copy(sink: &mut dyn Sink, path: &str, bytes: &[u8]) -> Result<(), PortError> {
    sink.begin(path, bytes.len() as u64).await?;
    sink.piece(bytes).await?;
    sink.end().await
}
