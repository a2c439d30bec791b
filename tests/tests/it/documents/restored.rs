//! What becomes of files when their organisation is set back to an earlier moment, and forward again.

use super::{
    upkeep::{read, stored},
    *,
};
use records::documents::{seam, sweep};
use serde_json::json;
use std::time::Duration;
use tenancy::portability::{Back, Order, SnapshotKind};
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
    provisioner.take_snapshot(app.store(), app.depot(), &g.org.entry, order.id, &|_| {}).await.unwrap();
}

#[tokio::test]
async fn files_come_back_with_their_rows_and_none_goes_while_it_can_be_undone() {
    let g = Ground::on(TestApp::get().await).await;
    let early = g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201);
    snapshot(&g).await;
    let delete = format!("/api/records/documents/{}/delete", early.at("/id"));
    g.admin.post(&delete, json!({"reason": "错传"})).await.expect(204);
    for _ in 0..600 {
        if g.objects().await.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(g.objects().await, [] as [Uuid; 0], "the job removes what was deleted");
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
