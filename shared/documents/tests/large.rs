//! A file of 64 MiB goes in and out while the process grows by a fraction of it. Alone in its binary: the peak of
//! memory is that of the process.

#![allow(clippy::unwrap_used)] // a failed step of a test is a failed test

use documents::{Class, FileKind, Intake, Keys, ObjectStore, Outlet, Place, Rules, StoreConfig};
use embedded::{Roof, S3};
use kernel::TenantId;
use std::{fs, sync::Arc};
use tenancy::VaultError;
use uuid::Uuid;
use zeroize::Zeroizing;

const SIZE: usize = 64 << 20;
const STEP: usize = 256 << 10;
/// A part on its way, the one being filled, and what the server holds of them.
const MOST: u64 = 44 << 10;

struct Fixed;

impl Keys for Fixed {
    fn newest(&self, _: &[u8]) -> (u16, Zeroizing<[u8; 32]>) {
        (1, Zeroizing::new([7; 32]))
    }

    fn of_version(&self, _: u16, _: &[u8]) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        Ok(Zeroizing::new([7; 32]))
    }
}

/// Peak of resident memory in KiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// The bytes of the file from one place on.
fn piece(from: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = (from..from + STEP).map(|n| (n / 3 % 251) as u8).collect();
    if from == 0 {
        bytes[..5].copy_from_slice(b"%PDF-");
    }
    bytes
}

#[tokio::test]
async fn a_large_file_takes_little_memory_both_ways() {
    let dir = tempfile::tempdir_in("/tmp").unwrap();
    let server = S3::start(&Roof::over(&dir.path().join("data")).unwrap()).await.unwrap();
    let store = ObjectStore::open(&StoreConfig {
        endpoint: server.endpoint(),
        public_endpoint: None,
        region: "us-east-1".into(),
        bucket: "zhibu".into(),
        access_key: server.access_key().into(),
        secret_key: server.secret_key().into(),
        path_style: true,
        ca_pem: None,
    })
    .unwrap();
    store.ensure_bucket().await.unwrap();
    let place = Place { tenant: TenantId::new(), document: Uuid::now_v7(), object: Uuid::now_v7() };
    let rules = Rules { most: SIZE as u64, most_of_picture: 1 << 20, kinds: vec![FileKind::Pdf] };
    let before = peak();
    let mut intake = Intake::open(&store, Class::RecordsSealed, &place, Some(&Fixed), rules).unwrap();
    for from in (0..SIZE).step_by(STEP) {
        intake.push(&piece(from)).await.unwrap();
    }
    let facts = intake.finish().await.unwrap();
    assert_eq!((facts.kind, facts.size), (FileKind::Pdf, SIZE as u64));
    let grown = peak() - before;
    assert!(grown < MOST, "taking it in took {grown} KiB");

    let keys: Arc<dyn Keys> = Arc::new(Fixed);
    let mut outlet =
        Outlet::open(&store, Class::RecordsSealed, &place, Some(keys), facts.sha256).await.unwrap();
    let (mut count, mut rest) = (0, Vec::new());
    while let Some(bytes) = outlet.next().await.unwrap() {
        rest.extend_from_slice(&bytes);
        while rest.len() >= STEP {
            assert!(rest[..STEP] == piece(count), "from byte {count}");
            rest.drain(..STEP);
            count += STEP;
        }
    }
    assert_eq!((count, rest.len()), (SIZE, 0));
    let grown = peak() - before;
    assert!(grown < MOST, "both ways took {grown} KiB");
}
