//! Containers taken apart: the files of all snapshots of an organisation lie once each, under the hash of their
//! content.
//!
//! ```text
//! {organisation}/chunks/ab/abcd…      a file of rows, or a mebibyte of a document
//! {organisation}/{snapshot}.json      the contents page
//! {organisation}/{snapshot}.sig       its signature
//! ```

use super::{
    Damage, Depot, Fut, Manifest, Pieces, Place, PortError, Signature,
    documents::Remembered,
    manifest::{Document, FORMAT, MANIFEST, Part, SIGNATURE},
    sink::Sink,
    source::{Source, listed},
    sum, verify,
};
use bytes::Bytes;
use futures_util::stream;
use kernel::TenantId;
use std::collections::{HashSet, VecDeque};
use uuid::Uuid;

pub(super) fn chunk(tenant: TenantId, sha256: &str) -> String {
    format!("{tenant}/chunks/{}/{sha256}", sha256.get(..2).unwrap_or_default())
}

pub(super) fn page(tenant: TenantId, id: Uuid) -> String {
    format!("{tenant}/{id}.json")
}

pub(super) fn signature(tenant: TenantId, id: Uuid) -> String {
    format!("{tenant}/{id}.sig")
}

/// Everything of an organisation lies below this.
pub(super) fn folder(tenant: TenantId) -> String {
    format!("{tenant}/")
}

/// Writes a snapshot; what is there already is not written again.
pub(super) struct DepotSink<'a> {
    depot: &'a dyn Depot,
    tenant: TenantId,
    id: Uuid,
    /// Chunks of the last snapshot, and those written now.
    known: HashSet<String>,
    file: String,
    pub added: u64,
}

impl<'a> DepotSink<'a> {
    pub fn new(depot: &'a dyn Depot, tenant: TenantId, id: Uuid, last: Option<&Manifest>) -> Self {
        let known = last.into_iter().flat_map(parts).map(|part| part.sha256.clone()).collect();
        Self { depot, tenant, id, known, file: String::new(), added: 0 }
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), PortError> {
        let name = match self.file.as_str() {
            MANIFEST => page(self.tenant, self.id),
            SIGNATURE => signature(self.tenant, self.id),
            _ => {
                let sha256 = sum::hex(bytes);
                if self.known.contains(&sha256) {
                    return Ok(());
                }
                let name = chunk(self.tenant, &sha256);
                self.known.insert(sha256);
                name
            }
        };
        self.depot.put(&name, Bytes::copy_from_slice(bytes)).await?;
        self.added += bytes.len() as u64;
        Ok(())
    }
}

/// Every file of rows and every list of documents.
fn parts(manifest: &Manifest) -> impl Iterator<Item = &Part> {
    manifest.first_parts().chain(&manifest.documents.index.parts).chain(&manifest.keys)
}

impl Sink for DepotSink<'_> {
    fn begin<'a>(&'a mut self, path: &'a str, _: u64) -> Fut<'a, ()> {
        path.clone_into(&mut self.file);
        Box::pin(async { Ok(()) })
    }

    fn piece<'a>(&'a mut self, bytes: &'a [u8]) -> Fut<'a, ()> {
        Box::pin(self.write(bytes))
    }

    fn end(&mut self) -> Fut<'_, ()> {
        Box::pin(async { Ok(()) })
    }

    fn finish(&mut self) -> Fut<'_, ()> {
        Box::pin(async { Ok(()) })
    }
}

/// Reads a snapshot.
pub(super) struct DepotSource<'a> {
    depot: &'a dyn Depot,
    tenant: TenantId,
}

impl<'a> DepotSource<'a> {
    pub fn new(depot: &'a dyn Depot, tenant: TenantId) -> Self {
        Self { depot, tenant }
    }

    pub async fn chunk(&self, sha256: &str) -> Result<Bytes, PortError> {
        let name = chunk(self.tenant, sha256);
        let bytes = self.depot.get(&name).await?;
        let bytes = bytes.ok_or_else(|| {
            PortError::damaged(Damage::Missing, "a file of the backup is missing", Place::of(&name))
        })?;
        if sum::hex(&bytes) == sha256 {
            Ok(bytes)
        } else {
            Err(PortError::damaged(Damage::Changed, "a file of the backup was changed", Place::of(&name)))
        }
    }
}

impl Source for DepotSource<'_> {
    fn part<'a>(&'a mut self, part: &'a Part) -> Fut<'a, Vec<u8>> {
        Box::pin(async move { Ok(self.chunk(&part.sha256).await?.to_vec()) })
    }

    fn document<'a>(&'a mut self, document: &'a Document) -> Pieces<'a> {
        let source: &DepotSource<'_> = self;
        Box::pin(stream::try_unfold(document.pieces.iter(), move |mut pieces| async move {
            match pieces.next() {
                None => Ok(None),
                Some(sha256) => Ok(Some((source.chunk(sha256).await?, pieces))),
            }
        }))
    }
}

/// The contents page of a snapshot, with this deployment's own signature.
pub(super) async fn read(
    depot: &dyn Depot,
    own_key: &str,
    tenant: TenantId,
    id: Uuid,
) -> Result<Manifest, PortError> {
    let missing =
        |name: &str| PortError::damaged(Damage::Missing, "a file of the backup is missing", Place::of(name));
    let (page, signature) = (page(tenant, id), signature(tenant, id));
    let text = depot.get(&page).await?.ok_or_else(|| missing(&page))?;
    let signed = depot.get(&signature).await?.ok_or_else(|| missing(&signature))?;
    let signed = Signature::parse(&signed, &signature)?;
    if !signed.fits(FORMAT, &text) || signed.public_key != own_key {
        return Err(PortError::damaged(
            Damage::Signature,
            "the contents page is not the one that was signed",
            Place::of(&page),
        ));
    }
    verify::read(&text)
}

/// Documents of the last snapshot, which need not be read again: nothing under a name ever changes.
pub(super) struct LastDocuments<'a> {
    source: DepotSource<'a>,
    lists: VecDeque<Part>,
    next: VecDeque<Document>,
}

impl<'a> LastDocuments<'a> {
    pub fn of(depot: &'a dyn Depot, tenant: TenantId, last: Option<&Manifest>) -> Self {
        let lists = last.map(|last| last.documents.index.parts.clone()).unwrap_or_default().into();
        Self { source: DepotSource::new(depot, tenant), lists, next: VecDeque::new() }
    }

    async fn find(&mut self, name: &str) -> Result<Option<Document>, PortError> {
        loop {
            while self.next.front().is_some_and(|document| document.name.as_str() < name) {
                self.next.pop_front();
            }
            if let Some(front) = self.next.front() {
                let same = front.name == name;
                return Ok(if same { self.next.pop_front() } else { None });
            }
            let Some(list) = self.lists.pop_front() else { return Ok(None) };
            self.next = listed(&self.source.chunk(&list.sha256).await?)?.into();
        }
    }
}

impl Remembered for LastDocuments<'_> {
    fn document<'a>(&'a mut self, name: &'a str) -> Fut<'a, Option<Document>> {
        Box::pin(self.find(name))
    }
}

/// Reads every file of a snapshot. The first that is missing or is not what the contents page names is the error.
pub(super) async fn read_all(depot: &dyn Depot, manifest: &Manifest) -> Result<(), PortError> {
    let source = DepotSource::new(depot, manifest.tenant.id);
    for part in parts(manifest) {
        source.chunk(&part.sha256).await?;
    }
    for list in &manifest.documents.index.parts {
        for document in listed(&source.chunk(&list.sha256).await?)? {
            for piece in &document.pieces {
                source.chunk(piece).await?;
            }
        }
    }
    Ok(())
}

/// Chunks that a snapshot needs.
pub(super) async fn needed(
    depot: &dyn Depot,
    manifest: &Manifest,
    needed: &mut HashSet<String>,
) -> Result<(), PortError> {
    needed.extend(parts(manifest).map(|part| part.sha256.clone()));
    let source = DepotSource::new(depot, manifest.tenant.id);
    for list in &manifest.documents.index.parts {
        for document in listed(&source.chunk(&list.sha256).await?)? {
            needed.extend(document.pieces);
        }
    }
    Ok(())
}
