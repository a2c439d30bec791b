//! Notices, consents, taking one's data away, erasure and retention, over HTTP.

mod consents;
mod erasures;
mod exports;
mod notices;
mod policies;
mod retention;

use kernel::Service;
use serde_json::{Value, json};
use suites::{Org, PASSWORD, Person, TestApp};

const NOTICES: &str = "/api/identity/privacy/notices";
const NOTICE: &str = "/api/identity/privacy/notice";
const MINE: &str = "/api/identity/me/privacy";
const CONSENTS: &str = "/api/identity/me/consents";
const OWN_ERASURES: &str = "/api/identity/me/erasures";
const ERASURES: &str = "/api/identity/privacy/erasures";

/// An organisation with a branch and a member of it who has an account.
struct Ground {
    org: Org,
    admin: Person,
    unit: String,
    member: String,
    person: Person,
}

impl Ground {
    async fn new() -> Self {
        let org = TestApp::get().await.org(kernel::TenantKind::Enterprise).await;
        let admin = org.admin().await;
        let root = org.unit("集团党委", "party_committee", None).await;
        let unit = org.unit("东区党支部", "branch", Some(&root)).await;
        let draft = json!({
            "name": "张三", "unit_id": unit, "id_no": suites::resident_id(), "member_kind": "full",
            "joined_on": "2001-07-01", "full_on": "2002-07-01", "mobile": "16054623754",
            "address": "上海市芳市永川西安街b座",
        });
        let member = admin.post("/api/records/members", draft).await.expect(201).at("/id");
        let person = org.person("zhangsan", "member", Some(&unit), Some(&member)).await;
        Self { org, admin, unit, member, person }
    }

    /// Publishes a notice and gives its id.
    async fn publish(&self, zh: &str) -> String {
        let draft = self.admin.post(NOTICES, json!({})).await.expect(201);
        let path = format!("{NOTICES}/{}", draft.at("/id"));
        let texts = json!({ "text_zh": zh, "text_en": "A notice." });
        let changed = self.admin.patch(&path, 1, texts).await.expect(200);
        publish(&self.admin, &path, changed.json["version"].as_i64().unwrap()).await.expect(200).at("/id")
    }

    async fn said(&self, who: &Person, purpose: &str, given: bool, notice: &str) -> suites::Answer {
        who.post(CONSENTS, json!({ "purpose": purpose, "given": given, "notice_id": notice })).await
    }
}

async fn publish(admin: &Person, path: &str, version: i64) -> suites::Answer {
    let request = admin.request(reqwest::Method::POST, &format!("{path}/publish"));
    admin.send(request.header("if-match", format!("\"v{version}\""))).await
}

/// Shows the password again.
async fn proof(who: &Person) -> String {
    who.post("/api/identity/session/proof", json!({ "password": PASSWORD })).await.expect(200).at("/proof")
}

/// What the database of a service holds, or is made to hold, behind the product's back.
async fn behind_the_back(org: &Org, service: Service, statement: &str) -> Vec<sqlx::postgres::PgRow> {
    use sqlx::{AssertSqlSafe, Executor as _};
    let mut schema = org.schema(service).await;
    schema.fetch_all(AssertSqlSafe(statement.to_owned())).await.expect("the statement runs")
}

async fn count(org: &Org, service: Service, from: &str) -> i64 {
    use sqlx::Row as _;
    behind_the_back(org, service, &format!("SELECT count(*) AS n FROM {from}")).await[0].get("n")
}

/// Asks again until what another service does has been heard of.
async fn until(who: &Person, path: &str, done: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..1200 {
        let answer = who.get(path).await.expect(200);
        if done(&answer.json) {
            return answer.json;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{path} never came to what was expected: {}", who.get(path).await.text());
}
