//! Relation transfers over HTTP: who takes which step, letters and their days, and where a member belongs meanwhile.

mod incoming;
mod letters;
mod moving;
mod opening;
mod outgoing;
mod paths;
mod printing;
mod reach;
mod told;
mod unmoved;

use kernel::{SHANGHAI, Service, business_date};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Executor as _};
use suites::{Answer, Org, Person, TestApp};
use time::{Date, Duration, OffsetDateTime};

const TRANSFERS: &str = "/api/records/transfers";

/// An enterprise with two committees: two branches below the one, one below the other, and whoever acts for each.
struct Ground {
    org: Org,
    admin: Person,
    one: String,
    east: String,
    west: String,
    south: String,
    /// A member of the eastern branch.
    zhang: String,
    east_secretary: Person,
    south_secretary: Person,
    first: Person,
    second: Person,
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
        let zhang = org.member("张三", &east).await;
        let east_secretary = org.person("dongqu", "secretary", Some(&east), None).await;
        let south_secretary = org.person("nanqu", "secretary", Some(&south), None).await;
        let first = org.person("yichang", "org_committee", Some(&one), None).await;
        let second = org.person("erchang", "org_committee", Some(&two), None).await;
        Self { org, admin, one, east, west, south, zhang, east_secretary, south_secretary, first, second }
    }

    async fn member(&self) -> Person {
        self.org.person("zhangsan", "member", Some(&self.east), Some(&self.zhang)).await
    }

    /// The eastern branch applies for its member.
    async fn applied(&self, to: Value) -> String {
        let new = with(json!({"member_id": self.zhang, "reason": "工作调动"}), to);
        self.east_secretary.post(TRANSFERS, new).await.expect(201).at("/id")
    }

    /// A transfer to the other committee, with its letter on the way.
    async fn on_the_way(&self) -> String {
        let id = self.applied(json!({"to_unit_id": self.south})).await;
        self.sent(&id).await;
        id
    }

    /// One that was applied for goes on its way with a letter.
    async fn sent(&self, id: &str) {
        take(&self.east_secretary, id, json!({"step": "approve"})).await.expect(200);
        take(&self.first, id, json!({"step": "approve", "actor": "from_committee"})).await.expect(200);
        take(&self.first, id, letter()).await.expect(200);
        take(&self.first, id, json!({"step": "send"})).await.expect(200);
    }

    async fn state(&self, id: &str) -> String {
        show(&self.admin, id).await.at("/state")
    }

    /// The branch a member belongs to, and what has become of the membership.
    async fn home(&self, member: &str) -> (String, String) {
        let found = self.admin.get(&format!("/api/records/members/{member}")).await.expect(200);
        (found.at("/unit_id"), found.at("/membership_state"))
    }

    /// Members on the roster of a branch.
    async fn heads(&self, unit: &str) -> i64 {
        let all = self.admin.get("/api/records/units?tree=true").await.expect(200);
        let found = all.json["items"].as_array().into_iter().flatten().find(|one| one["id"] == unit);
        let count = |field: &str| found.and_then(|one| one[field].as_i64()).expect("a head count");
        count("members_full") + count("members_probationary")
    }

    /// Everything about a transfer happened so many days before, as time would have it.
    async fn ages(&self, id: &str, days: i32) {
        let mut schema = self.org.schema(Service::Records).await;
        for (table, key, columns) in [
            ("transfers", "id", &["since", "opened_on", "sent_on", "letter_until"][..]),
            ("transfer_steps", "transfer_id", &["on_day"]),
            ("transfer_letters", "transfer_id", &["issued_on", "valid_until"]),
        ] {
            let set: Vec<String> =
                columns.iter().map(|column| format!("{column} = {column} - {days}")).collect();
            let sql = format!("UPDATE {table} SET {} WHERE {key} = '{id}'", set.join(", "));
            schema.execute(AssertSqlSafe(sql)).await.expect("the statement runs");
        }
    }
}

fn with(mut base: Value, more: Value) -> Value {
    for (field, value) in more.as_object().into_iter().flatten() {
        base[field] = value.clone();
    }
    base
}

/// A letter for outside of the city, for a member whose dues are not recorded here.
fn letter() -> Value {
    json!({"step": "issue_letter", "letter": {"distance": "outside", "paid_to": this_month()}})
}

async fn show(who: &Person, id: &str) -> Answer {
    who.get(&format!("{TRANSFERS}/{id}")).await.expect(200)
}

/// Takes a step of the version that is there.
async fn take(who: &Person, id: &str, step: Value) -> Answer {
    let seen = who.get(&format!("{TRANSFERS}/{id}")).await;
    let version = seen.json["version"].as_i64().unwrap_or(1);
    send(who, id, version, step).await
}

async fn send(who: &Person, id: &str, version: i64, step: Value) -> Answer {
    let request = who.request(reqwest::Method::POST, &format!("{TRANSFERS}/{id}/steps"));
    who.send(request.header("if-match", format!("\"v{version}\"")).json(&step)).await
}

/// The steps somebody may take, the main one first.
fn next(answer: &Answer) -> Vec<String> {
    let all = answer.json["next"].as_array().into_iter().flatten();
    all.filter_map(|one| one["step"].as_str().map(str::to_owned)).collect()
}

fn main_step(answer: &Answer) -> Option<String> {
    let mut all = answer.json["next"].as_array().into_iter().flatten();
    all.find(|one| one["main"] == true).and_then(|one| one["step"].as_str().map(str::to_owned))
}

fn codes(answer: &Answer) -> Vec<&str> {
    let all = answer.json["findings"].as_array().into_iter().flatten();
    all.filter_map(|one| one["code"].as_str()).collect()
}

fn today() -> Date {
    business_date(OffsetDateTime::now_utc(), SHANGHAI)
}

fn days_ago(days: i64) -> String {
    (today() - Duration::days(days)).to_string()
}

fn this_month() -> String {
    kernel::YearMonth::of(today()).to_string()
}
