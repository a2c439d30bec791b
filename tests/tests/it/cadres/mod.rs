//! Cadres over HTTP: the register, what lies sealed in it, the appointment form as a file, and the way of an appointment.

mod appointments;
mod files;
mod printing;
mod reach;
mod records;

use kernel::{SHANGHAI, Service, TenantKind, business_date};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Executor as _};
use suites::{Answer, Org, Person, TestApp};
use time::{Date, Duration, OffsetDateTime};

const CADRES: &str = "/api/records/cadres";
const APPOINTMENTS: &str = "/api/records/cadre-appointments";

/// An agency with a committee, a branch below it, and whoever acts for each.
struct Ground {
    org: Org,
    admin: Person,
    committee: Person,
    root: String,
    branch: String,
}

impl Ground {
    async fn new() -> Self {
        Self::of(TenantKind::Agency).await
    }

    async fn of(kind: TenantKind) -> Self {
        let org = TestApp::get().await.org(kind).await;
        let admin = org.admin().await;
        let root = org.unit("机关党委", "party_committee", None).await;
        let branch = org.unit("第一党支部", "branch", Some(&root)).await;
        let committee = org.person("dangwei", "org_committee", Some(&root), None).await;
        Self { org, admin, committee, root, branch }
    }

    /// A cadre of the branch who is no member.
    async fn cadre(&self) -> String {
        let new = json!({"unit_id": self.branch, "name": "王五", "id_no": suites::resident_id(), "resume": career()});
        self.admin.post(CADRES, new).await.expect(201).at("/id")
    }

    /// A promotion that has been proposed.
    async fn proposed(&self, cadre: &str) -> String {
        let new = json!({"kind": "promotion", "post": "办公室主任", "reason": "工作需要"});
        self.committee.post(&format!("{CADRES}/{cadre}/appointments"), new).await.expect(201).at("/id")
    }

    /// Everything about an appointment happened so many days before, as time would have it.
    async fn ages(&self, id: &str, days: i32) {
        let columns = ["discussed_on", "notice_from", "notice_until", "decided_on", "probation_until"];
        let set: Vec<String> = columns.iter().map(|column| format!("{column} = {column} - {days}")).collect();
        let steps = "steps = (SELECT jsonb_agg(jsonb_set(step, '{on}', to_jsonb((step->>'on')::date - DAYS))) \
            FROM jsonb_array_elements(steps) step)";
        let steps = steps.replace("DAYS", &days.to_string());
        let sql = format!("UPDATE cadre_appointments SET {}, {steps} WHERE id = '{id}'", set.join(", "));
        let mut schema = self.org.schema(Service::Records).await;
        schema.execute(AssertSqlSafe(sql)).await.expect("the statement runs");
    }
}

fn career() -> String {
    "1998.09--2002.07  某大学行政管理专业学习\n2002.07--  某局工作人员".into()
}

/// Takes a step of the version that is there.
async fn take(who: &Person, id: &str, step: Value) -> Answer {
    let seen = who.get(&format!("{APPOINTMENTS}/{id}")).await;
    let version = seen.json["version"].as_i64().unwrap_or(1);
    let request = who.request(reqwest::Method::POST, &format!("{APPOINTMENTS}/{id}/steps"));
    who.send(request.header("if-match", format!("\"v{version}\"")).json(&step)).await
}

/// Changes a record in the version that is there.
async fn change(who: &Person, id: &str, patch: Value) -> Answer {
    let seen = who.get(&format!("{CADRES}/{id}")).await;
    who.patch(&format!("{CADRES}/{id}"), seen.json["version"].as_i64().unwrap_or(1), patch).await
}

fn codes(answer: &Answer, list: &str) -> Vec<String> {
    let all = answer.json[list].as_array().into_iter().flatten();
    all.filter_map(|one| one["code"].as_str().map(str::to_owned)).collect()
}

fn today() -> Date {
    business_date(OffsetDateTime::now_utc(), SHANGHAI)
}

fn days_ago(days: i64) -> String {
    (today() - Duration::days(days)).to_string()
}
