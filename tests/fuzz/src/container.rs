//! Containers packed and signed as an export is, of whatever they are to hold.

use crate::{deployment, exports::columns};
use bytes::Bytes;
use data_encoding::HEXLOWER;
use futures_util::FutureExt as _;
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock};
use tenancy::portability::{
    Depot, FORMAT, Fut, Parcel, PortError, Seal, Sink as _, Stored, TarSink, Verified, verify,
};
use uuid::Uuid;

/// How long the parts are that a container is read from.
const PART: usize = 1000;
const AT: &str = "2026-03-01T08:00:00Z";
const ID: &str = "0192f0c1-5b3e-7cc0-8000-000000000001";

static SEAL: LazyLock<Seal> = LazyLock::new(|| Seal::of(&deployment()).expect("a seal"));

/// What is packed; sums and signature fit it.
#[derive(Default)]
pub struct Content<'a> {
    /// The lines of a table.
    pub rows: &'a [u8],
    pub documents: &'a [&'a [u8]],
    /// Another list of documents than the true one.
    pub index: Option<&'a [u8]>,
    /// Another contents page than the true one.
    pub page: Option<&'a [u8]>,
}

pub fn packed(content: &Content<'_>) -> Vec<u8> {
    let list = content.index.map_or_else(|| list(content.documents), <[u8]>::to_vec);
    let page = content.page.map_or_else(|| page(content, &list), <[u8]>::to_vec);
    let mut signature = serde_json::to_vec_pretty(&SEAL.sign(FORMAT, &page)).expect("a signature");
    signature.push(b'\n');
    let mut files = vec![("README.txt".to_owned(), b"x".as_slice())];
    files.extend((!content.rows.is_empty()).then(|| (TABLE.to_owned(), content.rows)));
    files.extend((0..).zip(content.documents).map(|(n, bytes)| (path(n), *bytes)));
    files.extend((!content.documents.is_empty()).then(|| (INDEX.to_owned(), &list[..])));
    files.push(("manifest.json".to_owned(), &page[..]));
    files.push(("manifest.sig".to_owned(), &signature[..]));
    written(&files).now_or_never().expect("nothing is waited for").expect("a container")
}

async fn written(files: &[(String, &[u8])]) -> Result<Vec<u8>, PortError> {
    let mut sink = TarSink::new(Vec::new());
    for (path, bytes) in files {
        sink.begin(path, bytes.len() as u64).await?;
        sink.piece(bytes).await?;
        sink.end().await?;
    }
    sink.finish().await?;
    Ok(sink.into_inner())
}

const TABLE: &str = "tables/records/members/000001.ndjson";
const INDEX: &str = "documents/index/000001.ndjson";

fn path(n: usize) -> String {
    format!("documents/sealed/{n}")
}

fn sum(bytes: &[u8]) -> String {
    HEXLOWER.encode(digest(&SHA256, bytes).as_ref())
}

fn list(documents: &[&[u8]]) -> Vec<u8> {
    let line = |(n, bytes): (usize, &&[u8])| {
        let pieces: Vec<String> = bytes.chunks(1 << 20).map(sum).collect();
        let line = json!({
            "name": format!("sealed/{n}"), "content_type": "application/pdf", "bytes": bytes.len(),
            "sha256": sum(bytes), "pieces": pieces,
        });
        format!("{line}\n").into_bytes()
    };
    documents.iter().enumerate().flat_map(line).collect()
}

/// Lines as the contents page has them; what is empty is in no file.
fn lines(path: &str, bytes: &[u8], rows: usize) -> Value {
    let part = json!({ "path": path, "rows": rows, "bytes": bytes.len(), "sha256": sum(bytes) });
    let parts = if bytes.is_empty() && rows == 0 { json!([]) } else { json!([part]) };
    json!({ "rows": rows, "bytes": bytes.len(), "sha256": sum(bytes), "parts": parts })
}

fn page(content: &Content<'_>, list: &[u8]) -> Vec<u8> {
    let rows = content.rows.split_inclusive(|byte| *byte == b'\n').count();
    let (count, bytes) = (content.documents.len(), content.documents.concat().len());
    let table = json!({
        "name": "members", "primary_key": ["id"], "columns": columns(), "content": lines(TABLE, content.rows, rows),
    });
    let records = json!({
        "service": "records", "schema_version": [1, 1], "taken_at": AT, "snapshot": "1:1:",
        "audit": { "entries": 0, "hash": "00".repeat(32) }, "tables": [table], "events": lines("", b"", 0),
    });
    let page = json!({
        "format": FORMAT, "id": ID, "created_at": AT,
        "exporter": {
            "program": "zhibu", "version": "0", "deployment": "localhost", "public_key": SEAL.public_key(),
        },
        "tenant": {
            "id": ID, "kind": "agency", "name": "某某委员会", "slug": "mou", "state": "active",
            "contact_email": null, "domains": [], "created_at": AT,
        },
        "services": [records],
        "documents": { "count": count, "bytes": bytes, "index": lines(INDEX, list, count) },
        "readme": { "path": "README.txt", "rows": 0, "bytes": 1, "sha256": sum(b"x") },
        "keys": null, "left_behind": [],
    });
    serde_json::to_vec(&page).expect("a contents page")
}

/// What is found in a container that was brought in parts.
pub fn unpacked(bytes: &[u8]) -> Result<Verified, PortError> {
    let depot = Arc::new(Held(Bytes::copy_from_slice(bytes)));
    let parcel = Parcel::new(depot, Uuid::nil(), bytes.len() as u64, PART as u64);
    verify(parcel).now_or_never().expect("nothing is waited for")
}

/// The parts of a container, by their numbers from one on.
struct Held(Bytes);

impl Depot for Held {
    fn put<'a>(&'a self, _: &'a str, _: Bytes) -> Fut<'a, ()> {
        Box::pin(async { Ok(()) })
    }

    fn get<'a>(&'a self, name: &'a str) -> Fut<'a, Option<Bytes>> {
        let number = name.rsplit('/').next().and_then(|number| number.parse::<usize>().ok());
        let part = number.and_then(|number| self.0.chunks(PART).nth(number.checked_sub(1)?));
        let part = part.map(Bytes::copy_from_slice);
        Box::pin(async move { Ok(part) })
    }

    fn list<'a>(&'a self, _: &'a str, _: Option<&'a str>) -> Fut<'a, Vec<Stored>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn delete<'a>(&'a self, _: &'a str) -> Fut<'a, ()> {
        Box::pin(async { Ok(()) })
    }
}
