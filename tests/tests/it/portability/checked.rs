//! Backups are read again, and what went bad where it lies is found before it is needed.

use super::{CONTENT, Furnished, at_rest, follow_up, restoring::order};
use bytes::Bytes;
use tenancy::portability::{Depot, Order, PortError, SnapshotKind, SnapshotRow, SnapshotState};
use time::{Duration, OffsetDateTime};

async fn nightly(here: &Furnished) -> SnapshotRow {
    let app = here.app().app();
    let provisioner = app.provisioner().unwrap();
    let order = Order { kind: SnapshotKind::Nightly, ..order() };
    provisioner.order_snapshot(here.tenant(), &order).await.unwrap();
    provisioner.take_snapshot(app.store(), app.depot(), &here.org.entry, order.id, &|_| {}).await.unwrap()
}

/// Where the document lies in the place for backups.
async fn document(depot: &dyn Depot, here: &Furnished) -> String {
    let folder = format!("{}/chunks/", here.tenant());
    let mut after = None;
    loop {
        let page = depot.list(&folder, after.as_deref()).await.unwrap();
        after = Some(page.last().expect("the document is there").name.clone());
        for stored in page {
            let name = format!("{folder}{}", stored.name);
            if depot.get(&name).await.unwrap().is_some_and(|bytes| bytes == CONTENT) {
                return name;
            }
        }
    }
}

#[tokio::test]
async fn a_damaged_file_is_found_and_the_next_snapshot_mends_it() {
    let here = Furnished::new().await;
    let (app, key) = (here.app(), here.org.entry.tenant.key.clone());
    follow_up(app, &key).await;
    at_rest(app, &key).await;
    let (provisioner, depot) = (app.app().provisioner().unwrap(), app.app().depot());
    let first = nightly(&here).await;
    assert_eq!(first.checked_at, None);
    provisioner.check_snapshots(depot, OffsetDateTime::now_utc()).await.unwrap();
    let read = provisioner.snapshot(first.id).await.unwrap();
    assert_eq!(read.state, SnapshotState::Ready);
    let checked = read.checked_at.expect("every new one is read");
    provisioner.check_snapshots(depot, OffsetDateTime::now_utc()).await.unwrap();
    let again = provisioner.snapshot(first.id).await.unwrap();
    assert_eq!(again.checked_at, Some(checked), "once is enough");

    let name = document(depot, &here).await;
    depot.put(&name, Bytes::from_static(b"not what was written")).await.unwrap();
    assert!(!provisioner.check_snapshot(depot, &read).await.unwrap());
    let damaged = provisioner.snapshot(first.id).await.unwrap();
    assert_eq!(damaged.state, SnapshotState::Damaged);
    assert!(damaged.last_error.is_some_and(|what| what.contains(&name)));
    let shown = here.admin.get("/api/identity/backups").await.expect(200);
    assert_eq!(shown.at("/items/0/state"), "damaged");
    assert!(shown.at("/items/0/damage").contains("chunks"));
    let none = provisioner.snapshot_at(here.tenant(), OffsetDateTime::now_utc()).await;
    assert!(matches!(none, Err(PortError::NoSnapshot)), "nobody goes back to it");
    let night = OffsetDateTime::now_utc() - Duration::hours(1);
    let nights = provisioner.backed_up_since(night).await.unwrap();
    assert!(!nights.contains(&here.tenant()), "another one is due");

    let second = nightly(&here).await;
    assert!(second.added_bytes > 5_000, "nothing that is there is relied on: {second:?}");
    assert!(provisioner.check_snapshot(depot, &second).await.unwrap());
    assert!(provisioner.check_snapshot(depot, &first).await.unwrap());
    let mended = provisioner.snapshot(first.id).await.unwrap();
    assert_eq!((mended.state, mended.last_error), (SnapshotState::Ready, None));
    depot.delete(&name).await.unwrap();
    assert!(!provisioner.check_snapshot(depot, &second).await.unwrap(), "a missing file is found as well");
}
