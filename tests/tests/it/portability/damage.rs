//! Every kind of byte, changed.

use super::{Furnished, Packed};
use std::{fs, path::Path};
use tenancy::portability::{Place, PortError, verify};

pub(super) const BLOCK: usize = 512;

/// Head and content of a file inside the container.
pub(super) fn find(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> (String, usize, usize) {
    let mut at = 0;
    loop {
        let head = &bytes[at..at + BLOCK];
        let name = String::from_utf8(head[..100].split(|b| *b == 0).next().unwrap().to_vec()).unwrap();
        assert!(!name.is_empty(), "no such file");
        let size = usize::from_str_radix(std::str::from_utf8(&head[124..135]).unwrap(), 8).unwrap();
        if wanted(&name) {
            return (name, at, size);
        }
        at += BLOCK + size.div_ceil(BLOCK) * BLOCK;
    }
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
        // a signature that fits nothing may be as wrong as what it should fit
        let signed = wanted == "manifest.sig" && place.file == "manifest.json";
        assert!(place.file == name || signed, "{place}");
        bent(&packed, &bytes, head + 3).await;
    }
    bent(&packed, &bytes, bytes.len() - 1).await;
    bent(&packed, &bytes, bytes.len() - BLOCK - 1).await;
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
