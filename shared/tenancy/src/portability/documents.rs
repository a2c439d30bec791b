//! Documents into a container: a stretch of them, then the list of that stretch, and so on.

use super::{
    Fut, PortError,
    cut::Cutter,
    manifest::{Document, Documents, INDEX},
    objects::{Objects, is_name},
    sink::Sink,
    sum::{self, Sum},
};
use futures_util::TryStreamExt as _;
use kernel::TenantId;

/// How large documents are cut.
pub(super) const PIECE: usize = 1 << 20;

/// Documents that lie in the sink already, asked for in the order of their names.
pub(super) trait Remembered: Send {
    fn document<'a>(&'a mut self, name: &'a str) -> Fut<'a, Option<Document>>;
}

/// None do.
pub(super) struct Nothing;

impl Remembered for Nothing {
    fn document<'a>(&'a mut self, _: &'a str) -> Fut<'a, Option<Document>> {
        Box::pin(async { Ok(None) })
    }
}

pub(super) async fn documents(
    objects: &dyn Objects,
    tenant: TenantId,
    sink: &mut dyn Sink,
    remembered: &mut dyn Remembered,
) -> Result<Documents, PortError> {
    let mut index = Cutter::new(INDEX.to_owned());
    let (mut found, mut after) = (Documents::default(), None::<String>);
    loop {
        let page = objects.list(tenant, after.as_deref()).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.name.clone());
        for stored in page {
            let document = match remembered.document(&stored.name).await? {
                Some(document) => Some(document),
                None => document(objects, tenant, &stored.name, sink).await?,
            };
            let Some(document) = document else { continue };
            found.count += 1;
            found.bytes += document.bytes;
            index.json(sink, &serde_json::to_vec(&document)?, &document.name).await?;
        }
    }
    found.index = index.end(sink).await?;
    Ok(found)
}

/// `None` when it was removed since it was listed.
async fn document(
    objects: &dyn Objects,
    tenant: TenantId,
    name: &str,
    sink: &mut dyn Sink,
) -> Result<Option<Document>, PortError> {
    if !is_name(name) {
        return Err(PortError::Format(format!("the document's name {name:?}")));
    }
    let Some(opened) = objects.open(tenant, name).await? else { return Ok(None) };
    let (content_type, bytes, mut body) = (opened.content_type, opened.bytes, opened.body);
    let mut document =
        Document { name: name.to_owned(), content_type, bytes, sha256: String::new(), pieces: Vec::new() };
    sink.begin(&document.path(), bytes).await?;
    let (mut sum, mut buffer) =
        (Sum::new(), Vec::with_capacity(PIECE.min(usize::try_from(bytes).unwrap_or(PIECE))));
    while let Some(bytes) = body.try_next().await? {
        let mut bytes = &bytes[..];
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(PIECE - buffer.len()));
            buffer.extend_from_slice(now);
            bytes = later;
            if buffer.len() == PIECE {
                piece(sink, &mut document, &mut sum, &mut buffer).await?;
            }
        }
    }
    if !buffer.is_empty() {
        piece(sink, &mut document, &mut sum, &mut buffer).await?;
    }
    sink.end().await?;
    document.sha256 = sum.hex();
    Ok(Some(document))
}

async fn piece(
    sink: &mut dyn Sink,
    document: &mut Document,
    sum: &mut Sum,
    buffer: &mut Vec<u8>,
) -> Result<(), PortError> {
    sum.add(buffer);
    document.pieces.push(sum::hex(buffer));
    sink.piece(buffer).await?;
    buffer.clear();
    Ok(())
}
