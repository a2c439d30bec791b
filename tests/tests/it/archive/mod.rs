//! The archive over HTTP: a year is sealed, compared and taken away; one secretary hands over to the next.

mod exceptions;
mod expired;
mod handovers;
mod kinds;
mod people;
mod years;

use kernel::{SHANGHAI, business_date};
use serde_json::{Value, json};
use suites::{Org, Person, TestApp};
use time::{Date, Duration, OffsetDateTime};

/// A committee with a branch that filed a meeting last year.
struct Ground {
    org: Org,
    admin: Person,
    committee: Person,
    secretary: Person,
    root: String,
    branch: String,
    zhang: String,
    year: i32,
}

impl Ground {
    async fn new() -> Self {
        let org = TestApp::get().await.org(kernel::TenantKind::Enterprise).await;
        let admin = org.admin().await;
        let root = org.unit("集团党委", "party_committee", None).await;
        let branch = org.unit("东区党支部", "branch", Some(&root)).await;
        let zhang = org.member("张三", &branch).await;
        let committee = org.person("dangwei", "org_committee", Some(&root), None).await;
        let secretary = org.person("dongqu", "secretary", Some(&branch), None).await;
        Self { org, admin, committee, secretary, root, branch, zhang, year: today().year() - 1 }
    }

    /// Files the record of a meeting of last year.
    async fn meeting(&self, subject: &str) -> String {
        let at = |hour: u8| format!("{}-03-02T{hour:02}:00:00+08:00", self.year);
        let new = json!({"unit_id": self.branch, "kinds": ["lecture"], "subject": subject, "place": "会议室",
            "planned_start": at(9), "planned_end": at(10)});
        let id = self.secretary.post("/api/records/meetings", new).await.expect(201).at("/id");
        let path = format!("/api/records/meetings/{id}");
        let all = self.secretary.get("/api/records/members").await.expect(200);
        let present = |one: &Value| json!({"member_id": one["id"], "mark": "present"});
        let marks: Vec<Value> = all.json["items"].as_array().expect("members").iter().map(present).collect();
        let held = json!({"started_at": at(9), "ended_at": at(10), "marks": marks});
        self.put(&format!("{path}/attendance"), held).await;
        let record = json!({"chair_id": self.zhang, "recorder_id": self.zhang, "agenda": ["学习"], "minutes": "学习了文件"});
        self.put(&format!("{path}/record"), record).await;
        let version = self.version(&path).await;
        let request = self.secretary.request(reqwest::Method::POST, &format!("{path}/file"));
        self.secretary.send(request.header("if-match", format!("\"v{version}\""))).await.expect(200);
        path
    }

    async fn version(&self, path: &str) -> i64 {
        self.secretary.get(path).await.expect(200).json["version"].as_i64().unwrap_or(1)
    }

    async fn put(&self, path: &str, body: Value) {
        let (whole, _) = path.rsplit_once('/').expect("a part of a meeting");
        let version = self.version(whole).await;
        let request = self.secretary.request(reqwest::Method::PUT, path);
        self.secretary
            .send(request.header("if-match", format!("\"v{version}\"")).json(&body))
            .await
            .expect(200);
    }

    fn path(&self, part: &str) -> String {
        format!("/api/records/units/{}/archive/{}{part}", self.branch, self.year)
    }
}

fn today() -> Date {
    business_date(OffsetDateTime::now_utc(), SHANGHAI)
}

fn days_ago(days: i64) -> String {
    (today() - Duration::days(days)).to_string()
}
