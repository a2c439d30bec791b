//! What is said to be the export of an organisation: the container, and what lies in it.

use crate::container::{Content, packed, unpacked};
use serde_json::to_vec;
use std::path::{Component, Path};
use tenancy::portability::{ColumnPart, Damage, Document, Manifest, PortError, line, read_manifest};

/// A contents page that is taken adds up, is written and read as the same, and is refused where a sum is another.
pub fn manifest(data: &[u8]) {
    let Ok(manifest) = read_manifest(data) else { return };
    let index = &manifest.documents.index;
    assert_eq!(manifest.documents.count, index.parts.iter().map(|part| part.rows).sum::<u64>());
    let parts = manifest.first_parts().skip(1);
    let of_events: u64 = manifest.services.iter().map(|service| service.events.rows).sum();
    assert_eq!(parts.map(|part| part.rows).sum::<u64>(), manifest.rows() + of_events);
    assert!(manifest.bytes() >= manifest.documents.bytes);
    assert_eq!(again(&manifest).expect("what was written can be read"), manifest);
    let mut other = manifest.clone();
    other.documents.count = other.documents.count.wrapping_add(1);
    refused(&other);
    let mut other = manifest;
    let Some(table) = other.services.iter_mut().find_map(|service| service.tables.last_mut()) else { return };
    table.content.rows = table.content.rows.wrapping_add(1);
    refused(&other);
}

fn again(manifest: &Manifest) -> Result<Manifest, PortError> {
    read_manifest(&to_vec(manifest).expect("a contents page"))
}

fn refused(other: &Manifest) {
    let refused = again(other).expect_err("sums that are wrong");
    assert!(matches!(refused, PortError::Damaged { kind: Damage::Sums, .. }), "{refused}");
}

/// The columns of the rows that are tried.
pub fn columns() -> Vec<ColumnPart> {
    [("id", "text"), ("n", "integer"), ("on", "boolean")]
        .map(|(name, kind)| ColumnPart { name: name.into(), kind: kind.into() })
        .to_vec()
}

/// A row that was read is written and read as the same, in one line, of which every byte counts.
pub fn row(data: &[u8]) {
    let Ok(cells) = line::cells(&columns(), data) else { return };
    let mut written = Vec::new();
    line::write(&mut written, &columns(), &cells).expect("a row of these columns");
    assert_eq!(written.pop(), Some(b'\n'));
    assert!(!written.contains(&b'\n') && line::is_whole(&written));
    assert_eq!(line::cells(&columns(), &written).expect("what was written can be read"), cells);
    let at = place(data, written.len());
    written[at] ^= 1;
    assert!(!line::is_whole(&written), "byte {at} does not count");
}

/// A document on a list lies below the organisation's own folder, whatever the list says.
pub fn document(data: &[u8]) {
    let Ok(document) = Document::of_line(data) else { return };
    let path = document.path();
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    assert!(path.starts_with("documents/") && Path::new(&path).components().all(plain), "{path}");
    assert!(!path.contains("//") && !path.ends_with('/'), "{path}");
    let written = to_vec(&document).expect("a line");
    assert_eq!(Document::of_line(&written).expect("what was written can be read"), document);
}

/// A container is taken as it was signed, or not at all: whole, with changes, and with what a signature of its own
/// is put under.
pub fn any(data: &[u8]) {
    match data.split_first() {
        Some((0, changes)) => changed(changes),
        Some((1, pieces)) => made(pieces),
        Some((2, lines)) => table(lines),
        Some((3, list)) => index(list),
        Some((4, page)) => {
            let taken = unpacked(&packed(&Content { page: Some(page), ..Content::default() }));
            assert!(taken.is_err() || read_manifest(page).is_ok());
        }
        _ if unpacked(data).is_ok() => every_byte_counts(data, data),
        _ => {}
    }
}

/// One that is whole, with some of its bytes changed: threes of place and byte.
fn changed(changes: &[u8]) {
    let whole = made_of(&[b"a".as_slice(), b"bc"]);
    let mut bytes = whole.clone();
    for change in changes.as_chunks::<3>().0 {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % bytes.len();
        bytes[at] = change[2];
    }
    assert_eq!(unpacked(&bytes).is_ok(), bytes == whole);
}

/// Rows and documents of these texts come back as many as they were.
fn made(pieces: &[u8]) {
    let pieces: Vec<&[u8]> = pieces.split(|byte| *byte == b'|').take(8).collect();
    let bytes = made_of(&pieces);
    let verified = unpacked(&bytes).expect("what was packed can be unpacked");
    let (count, manifest) = (pieces.len() as u64, &verified.manifest);
    assert_eq!((manifest.rows(), manifest.documents.count), (count, count));
    assert_eq!(manifest.documents.bytes, pieces.iter().map(|piece| piece.len() as u64).sum::<u64>());
    assert_eq!(
        (verified.signed_by.as_str(), verified.audit_entries),
        (manifest.exporter.public_key.as_str(), 0)
    );
    every_byte_counts(pieces.concat().as_slice(), &bytes);
}

fn made_of(pieces: &[&[u8]]) -> Vec<u8> {
    let mut lines = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        let text = String::from_utf8_lossy(piece).into_owned();
        let cells = [Some(text), Some(n.to_string()), (n % 2 == 0).then(|| "t".to_owned())];
        line::write(&mut lines, &columns(), &cells).expect("a row of these columns");
    }
    packed(&Content { rows: &lines, documents: pieces, ..Content::default() })
}

/// Behind a signature that is right, lines are taken that are whole, and no others.
fn table(lines: &[u8]) {
    let taken = unpacked(&packed(&Content { rows: lines, ..Content::default() })).is_ok();
    let whole = |text: &[u8]| text.strip_suffix(b"\n").is_some_and(line::is_whole);
    assert_eq!(taken, lines.split_inclusive(|byte| *byte == b'\n').all(whole));
}

/// And of documents a list that has exactly those which are there.
fn index(list: &[u8]) {
    let content = Content { documents: &[b"x"], index: Some(list), ..Content::default() };
    if unpacked(&packed(&content)).is_err() {
        return;
    }
    let lines = list.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let listed: Vec<_> = lines.map(|line| Document::of_line(line).expect("a line that was taken")).collect();
    let [only] = &listed[..] else { panic!("{} on the list, and there is one", listed.len()) };
    assert_eq!((only.path().as_str(), only.bytes), ("documents/sealed/0", 1));
}

fn every_byte_counts(seed: &[u8], whole: &[u8]) {
    let mut bytes = whole.to_vec();
    let at = place(seed, bytes.len());
    bytes[at] ^= 1;
    assert!(unpacked(&bytes).is_err(), "byte {at} does not count");
    assert!(unpacked(&whole[..at]).is_err(), "the first {at} bytes are taken for all");
}

/// A place that follows from what was tried.
fn place(seed: &[u8], length: usize) -> usize {
    seed.iter().fold(7_usize, |at, byte| at.wrapping_mul(31).wrapping_add(usize::from(*byte))) % length
}
