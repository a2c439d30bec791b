use super::{
    Furnished, assert_audit_whole, assert_nothing_left, at_rest, content, count, everything::Everything,
    follow_up, log_in, member, taken_up,
};
use crate::tenancy::creating::CutOff;
use kernel::{Service, TenantKey};
use std::sync::Arc;
use suites::TestApp;
use tenancy::portability::{
    Back, Order, PortError, Porting, PortingState, SnapshotKind, SnapshotRow, SnapshotState,
};
use tenancy::provision::Provisioner;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

pub(super) fn order() -> Order<'static> {
    Order {
        id: Uuid::now_v7(),
        kind: SnapshotKind::Interval,
        keep: Duration::DAY,
        keys: None,
        requested_by: None,
        mark: String::new(),
    }
}

pub(super) async fn snapshot(here: &Furnished) -> SnapshotRow {
    let app = here.app().app();
    let (provisioner, order) = (app.provisioner().unwrap(), order());
    provisioner.order_snapshot(here.tenant(), &order).await.unwrap();
    provisioner.take_snapshot(app.store(), app.depot(), &here.org.entry, order.id, &|_| {}).await.unwrap()
}

pub(super) async fn beside(
    here: &Furnished,
    provisioner: &Provisioner,
) -> Result<Porting, tenancy::portability::PortError> {
    let back =
        Back { at: OffsetDateTime::now_utc(), reason: "误删", operator: None, keep_days: 7, wait_days: 7 };
    provisioner.restore(here.app().app().depot(), &here.org.entry, &back, &|_| {}).await
}

/// What an organisation holds, but for how far its events were read: an exhausted log is followed by itself.
async fn kept(app: &TestApp, key: &TenantKey) -> Vec<(String, String)> {
    let mut found = content(app, key).await;
    found.retain(|(table, _)| !table.ends_with(".event_positions"));
    found
}

fn changes(porting: &Porting, table: &str) -> (i64, i64, i64) {
    let about = porting.restoration().unwrap();
    let one = about.differences.into_iter().find(|one| one.table == table && one.service == Service::Records);
    one.map(|one| (one.only_now, one.only_then, one.changed)).unwrap()
}

#[tokio::test]
async fn one_organisation_goes_back_and_nobody_else_notices() {
    let here = Furnished::new().await;
    let (app, key) = (here.app(), here.org.entry.tenant.key.clone());
    let neighbour = Furnished::new().await;
    follow_up(app, &key).await;
    follow_up(app, &neighbour.org.entry.tenant.key).await;
    let then = snapshot(&here).await;
    let late = member(&here.admin, "李四", &here.branch, &suites::resident_id()).await;
    let path = format!("/api/records/members/{}", here.member);
    here.admin.patch(&path, 1, serde_json::json!({"job_title": "焊工"})).await.expect(200);
    follow_up(app, &key).await;
    at_rest(app, &neighbour.org.entry.tenant.key).await;
    at_rest(app, &key).await;
    let (others, own) = (Everything::of(&neighbour).await, kept(app, &key).await);

    let provisioner = app.app().provisioner().unwrap();
    let porting = beside(&here, &provisioner).await.unwrap();
    assert_eq!((porting.state, porting.restoration().unwrap().snapshot), (PortingState::Ready, then.id));
    assert_eq!(changes(&porting, "members"), (1, 0, 1));
    assert_eq!(changes(&porting, "units"), (0, 0, 0));
    assert_eq!(kept(app, &key).await, own, "beside means beside");

    let swapped = provisioner.swap(porting.id).await.unwrap();
    assert_eq!(swapped.state, PortingState::Swapped);
    here.admin.get("/api/identity/session").await.refused(401, "unauthenticated");
    let admin = here.org.stranger();
    log_in(&admin, "admin", &here.org.admin_factor().await.0).await;
    let list = admin.get("/api/records/members").await.expect(200);
    assert_eq!(list.json["total"], 1);
    admin.get(&format!("/api/records/members/{late}")).await.refused(404, "not_found");
    assert_eq!(admin.get(&path).await.expect(200).json["job_title"], serde_json::Value::Null);
    assert_audit_whole(app, &here.org.entry).await;
    let log = admin.get("/api/records/audit?action=tenant.restored").await.expect(200);
    assert_eq!(log.at("/items/0/why"), "误删");
    assert!(log.json["items"][0]["new"]["abandoned_entries"].as_i64().unwrap() > 3);

    // it lives on: what is written now finds its way into identity
    member(&admin, "赵六", &here.branch, &suites::resident_id()).await;
    follow_up(app, &key).await;
    let abandoned = format!("SELECT count(*) FROM platform.outbox WHERE tenant_key = '{}'", porting.key);
    assert!(
        count(app, Service::Records, &abandoned).await >= 2,
        "events of what was abandoned lie beside it"
    );
    others.assert_untouched(&neighbour).await;

    undone(&here, &provisioner, &porting, &late).await;
    others.assert_untouched(&neighbour).await;
}

async fn undone(here: &Furnished, provisioner: &Provisioner, porting: &Porting, late: &str) {
    let done = provisioner.undo_swap(porting.id).await.unwrap();
    assert_eq!(done.state, PortingState::Undone);
    assert_nothing_left(here.app(), &porting.key, None).await;
    // the session from before the restoration is there again, and so is everything else
    let list = here.admin.get("/api/records/members").await.expect(200);
    assert_eq!(list.json["total"], 2);
    here.admin.get(&format!("/api/records/members/{late}")).await.expect(200);
    assert_audit_whole(here.app(), &here.org.entry).await;
    member(&here.admin, "孙七", &here.branch, &suites::resident_id()).await;
    follow_up(here.app(), &here.org.entry.tenant.key).await;
}

#[tokio::test]
async fn cut_off_while_filling_it_is_taken_back_and_while_exchanging_it_is_finished() {
    let _alone = suites::TAKING_UP.lock().await;
    let here = Furnished::new().await;
    let (app, key) = (here.app(), here.org.entry.tenant.key.clone());
    follow_up(app, &key).await;
    snapshot(&here).await;
    let provisioner = app.app().provisioner().unwrap();
    for (step, done) in
        ["slot", "tables", "migrate", "compare"].into_iter().flat_map(|s| [(s, false), (s, true)])
    {
        let cut = provisioner.clone().with_watch(Arc::new(CutOff { step, done }));
        beside(&here, &cut).await.unwrap_err();
        let porting = provisioner.portings(Some(here.tenant())).await.unwrap().remove(0);
        let after = taken_up(&provisioner, porting.id).await;
        if step == "compare" && done {
            assert_eq!(after.state, PortingState::Ready, "nothing was missing any more");
            provisioner.let_go(porting.id).await.unwrap();
        } else {
            assert_eq!(after.state, PortingState::Undone, "{step} {done}");
        }
        assert_nothing_left(app, &porting.key, None).await;
    }
    for done in [false, true] {
        let porting = beside(&here, &provisioner).await.unwrap();
        let cut = provisioner.clone().with_watch(Arc::new(CutOff { step: "erase", done }));
        cut.let_go(porting.id).await.unwrap_err();
        provisioner.swap(porting.id).await.unwrap_err();
        let after = taken_up(&provisioner, porting.id).await;
        assert_eq!(after.state, PortingState::Undone, "half of it is put in use by nobody");
        assert_nothing_left(app, &porting.key, None).await;
    }
    for (step, done) in ["swap", "settle", "open"].into_iter().flat_map(|s| [(s, false), (s, true)]) {
        let porting = beside(&here, &provisioner).await.unwrap();
        let cut = provisioner.clone().with_watch(Arc::new(CutOff { step, done }));
        cut.swap(porting.id).await.unwrap_err();
        if (step, done) != ("open", true) {
            let half = order();
            provisioner.order_snapshot(here.tenant(), &half).await.unwrap();
            let (store, depot) = (app.app().store(), app.app().depot());
            let refused = provisioner.take_snapshot(store, depot, &here.org.entry, half.id, &|_| {}).await;
            assert!(matches!(refused, Err(PortError::Busy)), "two moments in one: {step} {done}");
        }
        let after = taken_up(&provisioner, porting.id).await;
        assert_eq!(after.state, PortingState::Swapped, "{step} {done}");
        assert_audit_whole(app, &here.org.entry).await;
        let noted = format!(
            "SELECT count(*) FROM \"{}\".audit_log WHERE action = 'tenant.restored' AND subject_id = '{}'",
            key.schema(),
            porting.id
        );
        assert_eq!(count(app, Service::Records, &noted).await, 1, "{step} {done}");
        let letters = async |word: &str| {
            let told = format!(
                "SELECT count(*) FROM platform.jobs WHERE queue = 'mail' AND dedupe LIKE '{key}:news/{}{word}/%'",
                porting.id
            );
            count(app, Service::Identity, &told).await
        };
        assert_eq!(letters("").await, 1, "its administrator is told once: {step} {done}");
        provisioner.undo_swap(porting.id).await.unwrap();
        assert_eq!(letters("-undone").await, 1, "{step} {done}");
        assert_nothing_left(app, &porting.key, None).await;
        follow_up(app, &key).await;
    }
}

#[tokio::test]
async fn what_did_not_change_takes_no_room_and_old_snapshots_go() {
    let here = Furnished::new().await;
    let app = here.app().app();
    let provisioner = app.provisioner().unwrap();
    let count = async || tenancy::portability::count_backups(app.depot(), here.tenant()).await.unwrap().0;
    let first = snapshot(&here).await;
    assert!(first.added_bytes > 5_000, "{first:?}");
    // letters that leave and events that arrive still change rows of a new organisation
    let mut last = first.clone();
    let (second, files) = loop {
        let (before, next) = (count().await, snapshot(&here).await);
        if count().await == before + 2 {
            break (next, before + 2);
        }
        assert!(before < 500, "it never rests: {next:?}");
        last = next;
    };
    let rows = second.bytes / 2;
    assert!(second.added_bytes + rows < first.added_bytes, "only contents page and signature: {second:?}");
    let sql = format!(
        "UPDATE platform.snapshots SET expires_at = now() - interval '1 hour' WHERE id = '{}'",
        last.id
    );
    let mut conn = super::superuser(here.app(), Service::Identity).await;
    sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
    assert!(provisioner.expire_snapshots(app.depot()).await.unwrap() >= 1);
    assert_eq!(count().await, files - 2, "the second snapshot still has all its rows");
    let begun = order();
    provisioner.order_snapshot(here.tenant(), &begun).await.unwrap();
    assert!(provisioner.fail_cut_off().await.unwrap() >= 1, "nobody is writing it");
    assert_eq!(provisioner.snapshot(begun.id).await.unwrap().state, SnapshotState::Failed);
    let porting = beside(&here, &provisioner).await.unwrap();
    assert_eq!(porting.restoration().unwrap().snapshot, second.id);
    provisioner.let_go(porting.id).await.unwrap();
    // an organisation that is dropped takes its backups along
    provisioner.drop_tenant(here.tenant()).await.unwrap();
    assert_eq!(tenancy::portability::count_backups(app.depot(), here.tenant()).await.unwrap(), (0, 0));
}

#[tokio::test]
async fn those_that_moved_are_seen_without_looking_into_them() {
    let here = Furnished::new().await;
    let provisioner = here.app().app().provisioner().unwrap();
    let id = here.tenant();
    let mark = async || provisioner.moved().await.unwrap().remove(&id).unwrap().0;
    // the server tells its counters with a delay
    let settled = async || {
        let mut last = mark().await;
        loop {
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            let next = mark().await;
            if next == last {
                return last;
            }
            last = next;
        }
    };
    let before = settled().await;
    member(&here.admin, "周八", &here.branch, &suites::resident_id()).await;
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
    while mark().await == before {
        assert!(tokio::time::Instant::now() < deadline);
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    }
}

#[tokio::test]
async fn what_a_restoration_was_filled_from_stays_until_it_is_in_use() {
    let here = Furnished::new().await;
    let app = here.app();
    let depot = app.app().depot();
    let then = snapshot(&here).await;
    let key = here.org.entry.tenant.key.clone();
    let state = format!(
        "SELECT count(*) FROM platform.jobs WHERE tenant_key = '{key}' AND queue = 'nobody' AND state ="
    );
    let ask = format!(
        "INSERT INTO platform.jobs (tenant_key, queue, payload, run_at) VALUES ('{key}', 'nobody', '1', now())"
    );
    run(app, Service::Records, &ask).await;
    let provisioner = app.app().provisioner().unwrap();
    let porting = beside(&here, &provisioner).await.unwrap();
    let past = format!(
        "UPDATE platform.snapshots SET expires_at = now() - interval '1 day' WHERE id = '{}'",
        then.id
    );
    run(app, Service::Identity, &past).await;
    provisioner.expire_snapshots(depot).await.unwrap();
    assert!(provisioner.snapshot(then.id).await.is_ok(), "its documents may have to be put back");

    // lost all the same: refused while nothing has happened yet
    let page = format!("{}/{}.json", here.tenant(), then.id);
    let bytes = depot.get(&page).await.unwrap().unwrap();
    depot.delete(&page).await.unwrap();
    assert!(provisioner.swap(porting.id).await.is_err());
    assert_eq!(provisioner.porting(porting.id).await.unwrap().state, PortingState::Ready);
    here.admin.get("/api/identity/session").await.expect(200);
    depot.put(&page, bytes).await.unwrap();

    provisioner.swap(porting.id).await.unwrap();
    assert_eq!(count(app, Service::Records, &format!("{state} 'dead'")).await, 1, "asked for since");
    provisioner.expire_snapshots(depot).await.unwrap();
    assert!(provisioner.snapshot(then.id).await.is_err(), "nobody needs it any more");
    provisioner.undo_swap(porting.id).await.unwrap();
    assert_eq!(count(app, Service::Records, &format!("{state} 'queued'")).await, 1, "asked for again");
}

async fn run(app: &TestApp, service: Service, sql: &str) {
    let mut conn = super::superuser(app, service).await;
    sqlx::query(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut conn).await.unwrap();
}
