//! What an organisation has beside its records: a host, what is asked of it and about it, and dues it published.

use crate::operators::asks;
use serde_json::json;
use std::collections::BTreeMap;
use suites::{Org, PASSWORD, Person};
use tenancy::portability::{Order, SnapshotKind};
use time::Duration;
use uuid::Uuid;

pub(super) async fn of_the_organisation(org: &Org, person: &Person, ids: &mut BTreeMap<String, String>) {
    let admin = org.admin().await;
    let host = format!("{}.dangjian.cn", org.slug());
    admin.post("/api/identity/domains", json!({ "host": host })).await.expect(201);
    ids.insert("domain".into(), host);
    let draft = admin.post("/api/identity/privacy/notices", json!({})).await.expect(201);
    ids.insert("privacy-notice".into(), draft.at("/id"));
    let proof = json!({ "password": PASSWORD });
    let proof = person.post("/api/identity/session/proof", proof).await.expect(200).at("/proof");
    let wish = json!({ "items": ["phone"], "proof": proof });
    let wish = person.post("/api/identity/me/erasures", wish).await.expect(201);
    ids.insert("erasure".into(), wish.at("/id"));
    ids.insert("export".into(), export(org).await);
    ids.insert("operator-entry".into(), asks(org.app, org, "asker").await);
    ids.insert("tenant".into(), org.entry.tenant.id.to_string());
}

/// One that was ordered and is never made: nobody needs what is in it.
async fn export(org: &Org) -> String {
    let order = Order {
        id: Uuid::now_v7(),
        kind: SnapshotKind::Export,
        keep: Duration::DAY,
        keys: None,
        requested_by: None,
        mark: String::new(),
    };
    let provisioner = org.app.app().provisioner().expect("the provisioner");
    provisioner.order_snapshot(org.entry.tenant.id, &order).await.expect("it is written down");
    order.id.to_string()
}

/// Of a unit whose books nobody else needs: all months of the year are closed.
pub(super) async fn publication(admin: &Person, unit: &str) -> String {
    let of_unit = format!("/api/records/dues/units/{unit}");
    let opening = json!({"kind": "opening", "booked_on": "2025-01-05", "amount": 100_000, "money": "bank"});
    admin.post(&format!("{of_unit}/ledger"), opening).await.expect(201);
    for month in 1..=12 {
        let month = json!({"month": format!("2025-{month:02}")});
        admin.post(&format!("{of_unit}/months"), month).await.expect(201);
    }
    let year = json!({"year": 2025});
    admin.post(&format!("{of_unit}/publications"), year).await.expect(201).at("/id")
}
