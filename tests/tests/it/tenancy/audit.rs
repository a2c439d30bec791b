//! The chain of the audit log, and hands that change it.

use super::ground::{Ground, NOW, fresh, sql};
use kernel::Service;
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use std::sync::Arc;
use tenancy::{
    Entry, Who,
    audit::{self, Fault, Verdict},
};

async fn chain(entries: usize) -> (Ground, Entry) {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    for n in 0..entries {
        let tx = ground.begin(&entry).await;
        append(&tx, n).await;
        tx.commit().await.unwrap();
    }
    (ground, entry)
}

async fn append(tx: &tenancy::TenantTx, n: usize) {
    let entry = audit::Entry {
        action: "update",
        subject: "member",
        subject_id: Some(super::ground::id()),
        old: Some(json!({"b": n, "a": "旧"})),
        new: Some(json!({"name": "新 \"x\"\n"})),
        why: Some("更正".into()),
    };
    audit::append(tx, &Who::system(), entry, NOW).await.unwrap();
}

async fn verdict(ground: &Ground, entry: &Entry) -> Verdict {
    audit::verify(&ground.begin(entry).await).await.unwrap()
}

#[tokio::test]
async fn an_untouched_chain_is_whole() {
    let (ground, entry) = chain(0).await;
    assert_eq!(verdict(&ground, &entry).await, Verdict { entries: 0, broken: None });
    let (ground, entry) = chain(5).await;
    assert_eq!(verdict(&ground, &entry).await, Verdict { entries: 5, broken: None });
}

#[tokio::test]
async fn what_is_rolled_back_leaves_no_gap() {
    let (ground, entry) = chain(2).await;
    let tx = ground.begin(&entry).await;
    append(&tx, 9).await;
    drop(tx);
    let tx = ground.begin(&entry).await;
    append(&tx, 3).await;
    append(&tx, 4).await;
    tx.commit().await.unwrap();
    assert_eq!(verdict(&ground, &entry).await, Verdict { entries: 4, broken: None });
}

#[tokio::test]
async fn every_change_by_hand_is_found() {
    let changes = [
        ("UPDATE audit_log SET why = 'x' WHERE seq = 3", 3, Fault::Content),
        ("UPDATE audit_log SET new = NULL WHERE seq = 1", 1, Fault::Content),
        ("UPDATE audit_log SET at = at + interval '1 microsecond' WHERE seq = 2", 2, Fault::Content),
        ("UPDATE audit_log SET hash = sha256('x') WHERE seq = 2", 2, Fault::Content),
        ("UPDATE audit_log SET prev = sha256('x') WHERE seq = 4", 4, Fault::Link),
        ("DELETE FROM audit_log WHERE seq = 2", 2, Fault::Gap),
        ("DELETE FROM audit_log WHERE seq = 5", 5, Fault::End),
        ("DELETE FROM audit_log", 1, Fault::End),
        ("UPDATE audit_head SET seq = 4", 5, Fault::End),
        ("UPDATE audit_head SET hash = sha256('x')", 6, Fault::End),
        (
            "INSERT INTO audit_log SELECT 6, gen_random_uuid(), at, actor_kind, actor_id, on_behalf_of, action, subject, \
             subject_id, old, new, why, request_id, hash, sha256('x') FROM audit_log WHERE seq = 5",
            6,
            Fault::End,
        ),
        ("UPDATE audit_log SET seq = 99 - seq WHERE seq IN (2, 3)", 2, Fault::Gap),
    ];
    let (ground, entry) = chain(5).await;
    let schema = entry.tenant.key.schema();
    let keep = format!(
        "CREATE TABLE {schema}.kept_log AS TABLE {schema}.audit_log; CREATE TABLE {schema}.kept_head AS TABLE {schema}.audit_head"
    );
    ground.admin_run(Service::Records, &keep).await;
    for (change, at, fault) in changes {
        ground.admin_run(Service::Records, &format!("SET search_path = {schema}; {change}")).await;
        let verdict = verdict(&ground, &entry).await;
        assert_eq!(verdict.broken, Some((at, fault)), "{change}");
        assert!(!verdict.is_whole());
        let restore = format!(
            "SET search_path = {schema}; DELETE FROM audit_log; DELETE FROM audit_head;
             INSERT INTO audit_log TABLE kept_log; INSERT INTO audit_head TABLE kept_head"
        );
        ground.admin_run(Service::Records, &restore).await;
    }
    assert!(verdict(&ground, &entry).await.is_whole());
}

#[tokio::test]
async fn the_tenants_own_role_can_only_add() {
    let (ground, entry) = chain(2).await;
    for text in ["UPDATE audit_log SET why = 'x'", "DELETE FROM audit_log", "DELETE FROM audit_head"] {
        let tx = ground.begin(&entry).await;
        assert!(tx.execute_raw(sql(text)).await.is_err(), "{text}");
    }
    assert!(verdict(&ground, &entry).await.is_whole());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn entries_written_at_once_form_a_line() {
    let (ground, entry) = chain(0).await;
    let ground = Arc::new(ground);
    let tasks: Vec<_> = (0..12)
        .map(|n| {
            let (ground, entry) = (ground.clone(), entry.clone());
            tokio::spawn(async move {
                let tx = ground.begin(&entry).await;
                append(&tx, n).await;
                tx.commit().await.unwrap();
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(verdict(&ground, &entry).await, Verdict { entries: 12, broken: None });
}
