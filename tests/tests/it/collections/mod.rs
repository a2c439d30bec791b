//! Collections over HTTP: a form down the tree and back, what is known and not asked, who may do what.

mod answering;
mod late;
mod reach;
mod reminding;
mod sending;
mod template;

use kernel::{SHANGHAI, business_date};
use serde_json::{Value, json};
use suites::{Answer, Org, Person, TestApp};
use time::{Duration, OffsetDateTime};

const COLLECTIONS: &str = "/api/records/collections";

/// A committee with two branches and a neighbour, and whoever acts for each.
struct Ground {
    org: Org,
    admin: Person,
    committee: Person,
    east_secretary: Person,
    west_secretary: Person,
    one: String,
    east: String,
    west: String,
    south: String,
}

impl Ground {
    async fn new() -> Self {
        let org = TestApp::get().await.org(kernel::TenantKind::Enterprise).await;
        let admin = org.admin().await;
        let root = org.unit("集团党委", "party_committee", None).await;
        let one = org.unit("一厂党委", "party_committee", Some(&root)).await;
        let two = org.unit("二厂党委", "party_committee", Some(&root)).await;
        let east = org.unit("东区党支部", "branch", Some(&one)).await;
        let west = org.unit("西区党支部", "branch", Some(&one)).await;
        let south = org.unit("南区党支部", "branch", Some(&two)).await;
        org.member("张三", &east).await;
        org.member("李四", &east).await;
        let committee = org.person("yichang", "org_committee", Some(&one), None).await;
        let east_secretary = org.person("dongqu", "secretary", Some(&east), None).await;
        let west_secretary = org.person("xiqu", "secretary", Some(&west), None).await;
        Self { org, admin, committee, east_secretary, west_secretary, one, east, west, south }
    }

    async fn draft(&self) -> Answer {
        self.committee.post(COLLECTIONS, json!({"unit_id": self.one, "draft": draft()})).await.expect(201)
    }

    /// Sent to all branches below.
    async fn sent(&self) -> String {
        let id = self.draft().await.at("/id");
        let to = json!({"kinds": ["branch"]});
        tagged(&self.committee, &format!("{COLLECTIONS}/{id}/send"), 1, to).await.expect(200);
        id
    }

    /// Takes a step of the version of the answer that is there.
    async fn step(&self, who: &Person, id: &str, unit: &str, part: &str, body: Value) -> Answer {
        let path = format!("{COLLECTIONS}/{id}/answers/{unit}");
        let version = who.get(&path).await.json["version"].as_i64().unwrap_or(1);
        tagged(who, &format!("{path}/{part}"), version, body).await
    }

    async fn submit(&self, who: &Person, id: &str, unit: &str, count: i64) -> Answer {
        self.step(who, id, unit, "submit", json!({"values": values(count)})).await
    }
}

fn draft() -> Value {
    json!({
        "title": "困难党员摸底", "due_on": days_ahead(10),
        "form": {"fields": [
            {"key": "members", "label": "党员数", "kind": "number", "known": "members"},
            {"key": "hardship", "label": "困难党员数", "kind": "number", "required": true, "least": 0, "most": 100},
            {"key": "grant", "label": "拟慰问金额", "kind": "money"},
            {"key": "plan", "label": "是否有帮扶计划", "kind": "yes_no", "required": true},
            {"key": "people", "label": "名单", "kind": "table", "columns": [
                {"key": "name", "label": "姓名", "kind": "text", "required": true},
                {"key": "amount", "label": "金额", "kind": "money"}
            ]}
        ]}
    })
}

fn values(count: i64) -> Value {
    json!({"hardship": count, "grant": count * 50_000, "plan": true, "people": [{"name": "王五", "amount": 50_000}]})
}

async fn tagged(who: &Person, path: &str, version: i64, body: Value) -> Answer {
    let request = who.request(reqwest::Method::POST, path);
    who.send(request.header("if-match", format!("\"v{version}\"")).json(&body)).await
}

fn days_ahead(days: i64) -> String {
    (business_date(OffsetDateTime::now_utc(), SHANGHAI) + Duration::days(days)).to_string()
}
