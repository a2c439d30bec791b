//! How much is in memory does not depend on how much there is.

use super::{Furnished, PASSPHRASE, assert_audit_whole, bring_in};
use kernel::Service;
use sqlx::AssertSqlSafe;
use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
};
use suites::TestApp;
use tenancy::portability::{TarSink, verify};
use tokio::io::AsyncWrite;

/// Writes on and remembers the largest piece it was given.
struct Largest<W>(W, Arc<AtomicUsize>);

impl<W: AsyncWrite + Unpin> AsyncWrite for Largest<W> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        self.1.fetch_max(bytes.len(), Ordering::SeqCst);
        Pin::new(&mut self.0).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

const PEOPLE: u64 = 20_000;
const MEBIBYTE: usize = 1 << 20;

#[tokio::test]
async fn twenty_thousand_members_pass_in_small_pieces() {
    let here = Furnished::new().await;
    let schema = here.org.entry.tenant.key.schema();
    // copies of the one member: valid rows, only not to be opened
    let sql = format!(
        "INSERT INTO \"{schema}\".members SELECT r.* FROM \"{schema}\".members m, generate_series(1, {PEOPLE}) n, \
         LATERAL jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), \
           'id_no_blind', '\\x' || md5(n::text), 'address_sealed', '\\x' || repeat(md5(n::text), 20))) r"
    );
    let mut conn = super::superuser(here.app(), Service::Records).await;
    sqlx::query(AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.tar");
    let provisioner = here.app().app().provisioner().unwrap();
    let keys = provisioner.envelope(&here.org.entry, PASSPHRASE).await.unwrap();
    let largest = Arc::new(AtomicUsize::new(0));
    let to = Largest(tokio::fs::File::create(&file).await.unwrap(), largest.clone());
    let mut sink = TarSink::new(to);
    let written = provisioner
        .export(here.app().app().store(), &here.org.entry, Some(&keys), &mut sink, &|_| {})
        .await
        .unwrap();
    sink.into_inner().0.sync_all().await.unwrap();
    let members =
        written.manifest.services.iter().flat_map(|s| &s.tables).find(|t| t.name == "members").unwrap();
    assert_eq!(members.content.rows, PEOPLE + 1);
    assert!(members.content.bytes > 20 << 20, "{}", members.content.bytes);
    assert!(largest.load(Ordering::SeqCst) < MEBIBYTE + 64 * 1024);
    assert!(members.content.parts.iter().all(|part| part.bytes < (MEBIBYTE + 64 * 1024) as u64));

    let verified = verify(&file).await.unwrap();
    assert_eq!(verified.sha256, written.sha256);
    let there = TestApp::another().await;
    let packed = super::Packed { folder, file, written };
    let slug = format!("{}-l", here.org.slug());
    let entry = bring_in(there, &there.app().provisioner().unwrap(), &packed, Some(&slug)).await.unwrap();
    let count = format!("SELECT count(*) FROM \"{}\".members", entry.tenant.key.schema());
    assert_eq!(super::count(there, Service::Records, &count).await, 20_001);
    assert_audit_whole(there, &entry).await;
}
