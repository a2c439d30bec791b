//! Every kind of byte, changed.

use super::{Furnished, Packed};
use std::{fs, path::Path};
use tenancy::portability::{Place, PortError, verify};

pub(super) const BLOCK: usize = 512;

/// Name, head and length of every file inside the container.
fn files(bytes: &[u8]) -> Vec<(String, usize, usize)> {
    let (mut all, mut at) = (Vec::new(), 0);
    loop {
        let head = &bytes[at..at + BLOCK];
        let name = String::from_utf8(head[..100].split(|b| *b == 0).next().unwrap().to_vec()).unwrap();
        if name.is_empty() {
            return all;
        }
        let size = usize::from_str_radix(std::str::from_utf8(&head[124..135]).unwrap(), 8).unwrap();
        all.push((name, at, size));
        at += BLOCK + size.div_ceil(BLOCK) * BLOCK;
    }
}

/// Head and content of a file inside the container.
pub(super) fn find(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> (String, usize, usize) {
    files(bytes).into_iter().find(|(name, ..)| wanted(name)).expect("a file of that name")
}

async fn refused(folder: &Path, bytes: &[u8]) -> Place {
    let file = folder.join("bent.tar");
    fs::write(&file, bytes).unwrap();
    match verify(&file).await {
        Err(PortError::Damaged { place, .. }) => place,
        other => panic!("{other:?}"),
    }
}

async fn bent(packed: &Packed, bytes: &[u8], at: usize) -> Place {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1;
    refused(packed.folder.path(), &bytes).await
}

#[tokio::test]
async fn a_changed_byte_is_refused_with_its_place() {
    let here = Furnished::new().await;
    let packed = here.packed().await;
    let bytes = fs::read(&packed.file).unwrap();
    for prefix in ["README", "tables/records/members/", "tables/identity/audit_log/", "events/records/"] {
        let (name, head, size) = find(&bytes, |name| name.starts_with(prefix));
        let place = bent(&packed, &bytes, head + 130).await;
        assert!(
            place.file.contains(&name) && place.bytes == Some((head as u64, (head + BLOCK) as u64)),
            "{place}"
        );
        let middle = head + BLOCK + size / 2;
        let place = bent(&packed, &bytes, middle).await;
        let (from, to) = place.bytes.unwrap();
        assert_eq!(place.file, name);
        assert!(from <= middle as u64 && (middle as u64) < to, "{place}");
        if prefix != "README" {
            let lines = bytes[head + BLOCK..middle].iter().filter(|b| **b == b'\n').count();
            assert_eq!(place.line, Some(lines as u64 + 1));
        }
        if !size.is_multiple_of(BLOCK) {
            let place = bent(&packed, &bytes, head + BLOCK + size).await;
            assert!(place.file.contains(&name), "{place}");
        }
    }
    for wanted in ["documents/content/", "documents/index/", "keys.json", "manifest.json", "manifest.sig"] {
        let (name, head, size) = find(&bytes, |name| name.starts_with(wanted));
        let place = bent(&packed, &bytes, head + BLOCK + size / 2).await;
        assert_eq!(place.file, name, "{place}");
        bent(&packed, &bytes, head + 3).await;
    }
    bent(&packed, &bytes, bytes.len() - 1).await;
    bent(&packed, &bytes, bytes.len() - BLOCK - 1).await;
}

/// Rows and events of each service, documents of each area, and what there is once.
const KINDS: [&str; 11] = [
    "README.txt",
    "tables/identity",
    "tables/records",
    "tables/notifications",
    "events/records",
    "documents/content",
    "documents/records-sealed",
    "documents/index",
    "keys.json",
    "manifest.json",
    "manifest.sig",
];

/// Where in a head: name, mode, length, sum, kind, form, and what is empty.
const IN_HEAD: [usize; 10] = [0, 5, 99, 100, 124, 134, 148, 156, 257, 511];
/// In how many steps a content is gone through, from its first byte to its last.
const STEPS: usize = 8;

#[tokio::test]
async fn a_changed_byte_of_every_kind_is_refused_where_it_is() {
    let here = Furnished::new().await;
    here.brought().await;
    let packed = here.packed().await;
    let bytes = fs::read(&packed.file).unwrap();
    let all = files(&bytes);
    for kind in KINDS {
        let (name, head, size) = all
            .iter()
            .find(|(name, _, size)| name.starts_with(kind) && *size > STEPS)
            .unwrap_or_else(|| panic!("no {kind}"));
        let (body, end) = (head + BLOCK, head + BLOCK + size.div_ceil(BLOCK) * BLOCK);
        for at in IN_HEAD.map(|at| head + at) {
            let place = bent(&packed, &bytes, at).await;
            assert_eq!(place.bytes, Some((*head as u64, body as u64)), "{name}, byte {at}: {place}");
        }
        for at in (0..=STEPS).map(|step| body + step * (size - 1) / STEPS) {
            let place = bent(&packed, &bytes, at).await;
            assert_eq!(&place.file, name, "byte {at}: {place}");
            // contents page and signature are one whole, and small
            let whole = name.starts_with("manifest.");
            assert!(place.bytes.map_or(whole, |place| holds(place, at)), "{name}, byte {at}: {place}");
            if kind.starts_with("tables/") || kind.starts_with("events/") {
                let before = bytes[body..at].iter().filter(|b| **b == b'\n').count();
                assert_eq!(place.line, Some(before as u64 + 1), "{name}, byte {at}: {place}");
            }
        }
        for at in [body + size, end - 1].into_iter().filter(|at| (body + size..end).contains(at)) {
            let place = bent(&packed, &bytes, at).await;
            let named =
                place.file.contains(name.as_str()) && place.bytes.is_some_and(|place| holds(place, at));
            assert!(named, "{name}, byte {at}: {place}");
        }
    }
    for at in [2 * BLOCK, BLOCK + 1, BLOCK, 1].map(|back| bytes.len() - back) {
        let place = bent(&packed, &bytes, at).await;
        assert!(place.bytes.is_some_and(|place| holds(place, at)), "byte {at}: {place}");
    }
}

fn holds((from, to): (u64, u64), at: usize) -> bool {
    (from..to).contains(&(at as u64))
}

#[tokio::test]
async fn a_file_cut_off_added_swapped_or_left_out_is_refused() {
    let here = Furnished::new().await;
    let packed = here.packed().await;
    let (bytes, folder) = (fs::read(&packed.file).unwrap(), packed.folder.path());
    for length in [0, 100, bytes.len() / 2, bytes.len() - 1024, bytes.len() - 512, bytes.len() - 1] {
        refused(folder, &bytes[..length]).await;
    }
    refused(folder, &[&bytes[..], &[0; 512]].concat()).await;
    let (_, head, size) = find(&bytes, |name| name.starts_with("tables/records/members/"));
    let next = head + BLOCK + size.div_ceil(BLOCK) * BLOCK;
    let without = [&bytes[..head], &bytes[next..]].concat();
    refused(folder, &without).await;
    let twice = [&bytes[..next], &bytes[head..]].concat();
    refused(folder, &twice).await;
    assert!(verify(&packed.file).await.is_ok());
}
