//! What becomes of files when their organisation is set back to an earlier moment, and forward again.

use super::{
    upkeep::{read, stored},
    *,
};
use kernel::TenantId;
use records::documents::{jobs::Stop, seam, sweep};
use serde_json::json;
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};
use tenancy::portability::{Back, Fut, Objects, Opened, Order, Pieces, SnapshotKind, Stored};
use time::OffsetDateTime;

/// The lengths of all files there are, each of them read to its end.
async fn lengths(g: &Ground) -> Vec<usize> {
    let (files, tenant) = (g.records().files().unwrap().clone(), g.org.entry.tenant.id);
    let mut lengths = Vec::new();
    for file in stored(g).await {
        let keys = g.transaction().await.keys();
        lengths.push(read(seam::plain(&files, tenant, keys, &file).await).await.len());
    }
    lengths
}

async fn swept(g: &Ground) -> u64 {
    let later = OffsetDateTime::now_utc() + time::Duration::hours(1);
    sweep::sweep(&g.records(), &g.scope().await, later).await.unwrap().objects
}

async fn snapshot(g: &Ground) {
    snapshot_of(g, g.app.app().store()).await;
}

async fn snapshot_of(g: &Ground, objects: &dyn Objects) {
    let (app, provisioner) = (g.app.app(), g.app.app().provisioner().unwrap());
    let order = Order {
        id: Uuid::now_v7(),
        kind: SnapshotKind::Interval,
        keep: time::Duration::DAY,
        keys: None,
        requested_by: None,
        mark: String::new(),
    };
    provisioner.order_snapshot(g.org.entry.tenant.id, &order).await.unwrap();
    provisioner.take_snapshot(objects, app.depot(), &g.org.entry, order.id, &|_| {}).await.unwrap();
}

async fn delete(g: &Ground, id: &str) {
    let path = format!("/api/records/documents/{id}/delete");
    g.admin.post(&path, json!({"reason": "错传"})).await.expect(204);
}

async fn emptied(g: &Ground) {
    for _ in 0..600 {
        if g.objects().await.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(g.objects().await, [] as [Uuid; 0], "the job removes what was deleted");
}

#[tokio::test]
async fn files_come_back_with_their_rows_and_none_goes_while_it_can_be_undone() {
    let g = Ground::on(TestApp::get().await).await;
    let early = g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201);
    snapshot(&g).await;
    delete(&g, &early.at("/id")).await;
    emptied(&g).await;
    g.file_of_zhang("certificate", "b.pdf", pdf(2000)).await.expect(201);

    let provisioner = g.app.app().provisioner().unwrap();
    let back =
        Back { at: OffsetDateTime::now_utc(), reason: "误删", operator: None, keep_days: 7, wait_days: 7 };
    let porting = provisioner.restore(g.app.app().depot(), &g.org.entry, &back, &|_| {}).await.unwrap();
    provisioner.swap(porting.id).await.unwrap();
    assert_eq!(lengths(&g).await, [1000], "what was deleted since is there again");
    assert_eq!(swept(&g).await, 0, "what was brought since waits beside");

    provisioner.undo_swap(porting.id).await.unwrap();
    assert_eq!(lengths(&g).await, [2000]);
    assert_eq!(swept(&g).await, 1, "nothing is left to be undone");
    assert_eq!(lengths(&g).await, [2000]);
}

/// The store, seen by a snapshot whose rows are written already: somebody deletes a file before its content is.
struct Meanwhile<'g> {
    g: &'g Ground,
    id: String,
    deleted: AtomicBool,
}

impl Meanwhile<'_> {
    async fn delete_once(&self) {
        if self.deleted.swap(true, Ordering::SeqCst) {
            return;
        }
        delete(self.g, &self.id).await;
        let later = OffsetDateTime::now_utc() + time::Duration::hours(1);
        let swept = sweep::sweep(&self.g.records(), &self.g.scope().await, later).await;
        assert!(matches!(swept, Err(Stop::Kept)), "{swept:?}");
        // the job has had its turn as well
        tokio::time::sleep(Duration::from_secs(3)).await;
        assert_eq!(self.g.objects().await.len(), 1, "what the snapshot names is still there");
    }
}

impl Objects for Meanwhile<'_> {
    fn list<'a>(&'a self, tenant: TenantId, after: Option<&'a str>) -> Fut<'a, Vec<Stored>> {
        Box::pin(async move {
            self.delete_once().await;
            Objects::list(self.g.app.app().store(), tenant, after).await
        })
    }

    fn open<'a>(&'a self, tenant: TenantId, name: &'a str) -> Fut<'a, Option<Opened>> {
        Objects::open(self.g.app.app().store(), tenant, name)
    }

    fn put<'a>(
        &'a self,
        tenant: TenantId,
        name: &'a str,
        content_type: &'a str,
        bytes: u64,
        body: Pieces<'a>,
    ) -> Fut<'a, ()> {
        Objects::put(self.g.app.app().store(), tenant, name, content_type, bytes, body)
    }
}

#[tokio::test]
async fn a_file_that_is_deleted_while_a_snapshot_is_written_lies_in_it() {
    let g = Ground::on(TestApp::get().await).await;
    let early = g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201);
    snapshot_of(&g, &Meanwhile { g: &g, id: early.at("/id"), deleted: AtomicBool::new(false) }).await;
    emptied(&g).await;
    let provisioner = g.app.app().provisioner().unwrap();
    let back =
        Back { at: OffsetDateTime::now_utc(), reason: "误删", operator: None, keep_days: 7, wait_days: 7 };
    let porting = provisioner.restore(g.app.app().depot(), &g.org.entry, &back, &|_| {}).await.unwrap();
    provisioner.swap(porting.id).await.unwrap();
    assert_eq!(lengths(&g).await, [1000], "its row has its content");
}
