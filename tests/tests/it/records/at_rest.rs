use super::{Ground, draft_with};
use kernel::{MemberId, ResidentId, Service, UnitId};
use records::{
    Records,
    members::{self, NewMember, words::MemberKind},
};
use rest::Base;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::json;
use std::sync::Arc;
use suites::{TestApp, resident_id};
use tenancy::{TenantTx, Who};
use time::macros::date;

/// The records service's own transaction of an organisation, as a job has it.
async fn transaction(g: &Ground) -> TenantTx {
    let deployment = g.org.app.deployment();
    let system = deployment.system_scope(Service::Records);
    let scope = system.enter(&g.org.entry.tenant.key).await.unwrap().unwrap();
    deployment.tenant_db(Service::Records).begin(&scope).await.unwrap()
}

async fn records() -> Records {
    let deployment = TestApp::get().await.deployment();
    let base = Base {
        service: Service::Records,
        db: deployment.tenant_db(Service::Records),
        judge: Arc::new(access::Judge::new().unwrap()),
        verifier: deployment.signer().unwrap().verifier(),
        clock: Arc::new(kernel::SystemClock),
    };
    Records::new(base).unwrap()
}

#[tokio::test]
async fn nothing_sensitive_lies_in_a_table_in_the_clear() {
    let g = Ground::enterprise().await;
    let more = json!({
        "mobile": "16054623754", "landline": "010-62345678", "address": "上海市芳市永川西安街b座",
        "police_station": "某派出所", "circumstances": {"hardship": true},
    });
    let zhang = draft_with("张三", &g.east, more);
    let id_no = zhang["id_no"].as_str().unwrap().to_owned();
    let id = g.admin.post(super::MEMBERS, zhang).await.expect(201).at("/id");
    let spell = json!({"member_id": id, "where_to": "外地", "since": "2025-03-01", "contact": "16099999999"});
    g.admin.post("/api/records/floating-spells", spell).await.expect(201);
    let path = format!("{}/{}", super::UNITS, g.east);
    g.admin.patch(&path, 1, json!({"contact_phone": "16011111111"})).await.expect(200);
    let tx = transaction(&g).await;
    let mut stored = String::new();
    for table in ["units", "unit_changes", "members", "floating_spells", "audit_log"] {
        let sql = format!("SELECT coalesce(string_agg(t::text, ' '), '') AS all_of_it FROM {table} t");
        let row = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap().unwrap();
        stored.push_str(&row.try_get::<String>("", "all_of_it").unwrap());
    }
    assert!(stored.contains("张三"), "the tables were read");
    for secret in [
        id_no.as_str(),
        "16054623754",
        "62345678",
        "西安街",
        "某派出所",
        "hardship",
        "16099999999",
        "16011111111",
    ] {
        assert!(!stored.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn a_whole_roster_is_entered_in_few_statements_and_taken_back() {
    let g = Ground::enterprise().await;
    let (records, tx) = (records().await, transaction(&g).await);
    let desk = records.desk_for(&tx, Who::system());
    let unit = UnitId(g.east.parse().unwrap());
    let draft = |n: usize| {
        let mut draft = NewMember::bare(
            unit,
            &format!("成员{n}号甲"),
            &resident_id(),
            MemberKind::Full,
            date!(2001 - 07 - 01),
        );
        draft.full_on = Some(date!(2002 - 07 - 01));
        draft.mobile = Some(format!("160{n:08}"));
        draft
    };
    let checked: Vec<_> =
        (0..2500).map(|n| members::check(draft(n), desk.today, desk.pack).unwrap()).collect();
    let numbers: Vec<ResidentId> = checked.iter().map(|checked| checked.id).collect();
    let before = tx.queries();
    let ids: Vec<MemberId> = members::register_many(&desk, checked, "roster").await.unwrap();
    let sent = tx.queries() - before;
    assert!(sent < 15, "{sent} statements for 2500 members");
    assert_eq!(ids.len(), 2500);
    let known = members::known_ids(&tx, &numbers).await.unwrap();
    assert_eq!(known.len(), 2500);
    assert_eq!(members::count_in(&tx, unit).await.unwrap(), 2500);
    members::unregister(&desk, &ids, "undo").await.unwrap();
    assert_eq!(members::count_in(&tx, unit).await.unwrap(), 0);
    assert!(members::known_ids(&tx, &numbers).await.unwrap().is_empty());
    tx.rollback().await.unwrap();
}

#[tokio::test]
async fn a_list_takes_as_many_queries_for_fifty_rows_as_for_one() {
    let g = Ground::enterprise().await;
    let count = async |rows: usize| {
        let (records, tx) = (records().await, transaction(&g).await);
        let desk = records.desk_for(&tx, Who::system());
        let unit = UnitId(g.east.parse().unwrap());
        let draft =
            |_| NewMember::bare(unit, "张三", &resident_id(), MemberKind::Full, date!(2001 - 07 - 01));
        let checked = (0..rows).map(|n| members::check(draft(n), desk.today, desk.pack).unwrap()).collect();
        let ids = members::register_many(&desk, checked, "rows").await.unwrap();
        let all = members::by_ids(&tx, ids).await.unwrap();
        let before = tx.queries();
        let items = members::items(&desk, all.into_values().collect()).await.unwrap();
        assert_eq!(items.len(), rows);
        tx.queries() - before
    };
    assert_eq!(count(1).await, count(50).await);
}
