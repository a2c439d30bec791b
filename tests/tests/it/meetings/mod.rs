//! Organisational life over HTTP: planned, held, filed, corrected; the duty calendar; what members do about their own.

mod absences;
mod calendar;
mod exempt;
mod filing;
mod follow_ups;
mod leave;
mod month;
mod new_year;
mod own_todos;
mod papers;
mod participation;
mod planning;
mod printing;
mod reach;
mod refusals;
mod remedies;
mod roster;
mod steps;
mod talks;
mod visitors;

use kernel::Service;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::{Value, json};
use suites::{Answer, Org, Person, TwoBranches};
use time::{Date, Duration};

const MEETINGS: &str = "/api/records/meetings";

/// An organisation with a branch of five, the first of them its secretary, and a branch beside it.
struct Ground {
    org: Org,
    admin: Person,
    branch: String,
    other: String,
    members: Vec<String>,
    secretary: Person,
}

impl Ground {
    async fn new() -> Self {
        let TwoBranches { org, admin, east: branch, west: other, .. } = TwoBranches::new().await;
        let mut members = Vec::new();
        for name in ["张三", "李四", "王五", "赵六", "孙七"] {
            members.push(org.member(name, &branch).await);
        }
        let secretary = org.person("zhangsan", "secretary", Some(&branch), Some(&members[0])).await;
        Self { org, admin, branch, other, members, secretary }
    }

    async fn member(&self, n: usize, name: &str) -> Person {
        self.org.person(name, "member", Some(&self.branch), Some(&self.members[n])).await
    }

    /// A meeting planned for a day, in the morning.
    fn draft(&self, kinds: &[&str], day: Date) -> Value {
        json!({
            "unit_id": self.branch, "kinds": kinds, "subject": "学习讨论", "place": "会议室",
            "planned_start": format!("{day}T09:00:00+08:00"), "planned_end": format!("{day}T11:00:00+08:00"),
            "agenda": ["传达学习", "讨论"],
        })
    }

    async fn planned(&self, kinds: &[&str], day: Date) -> Answer {
        self.secretary.post(MEETINGS, self.draft(kinds, day)).await.expect(201)
    }

    /// One that took place, with so many of the five there and the others excused.
    async fn held(&self, kinds: &[&str], day: Date, present: usize) -> Answer {
        let meeting = self.planned(kinds, day).await;
        self.attend(&meeting, day, present).await.expect(200)
    }

    async fn attend(&self, meeting: &Answer, day: Date, present: usize) -> Answer {
        put(&self.secretary, meeting, "attendance", self.attendance(day, present)).await
    }

    fn attendance(&self, day: Date, present: usize) -> Value {
        let mark = |(n, id): (usize, &String)| match n < present {
            true => json!({"member_id": id, "mark": "present"}),
            false => json!({"member_id": id, "mark": "leave", "absence": "official_duty"}),
        };
        let marks: Vec<Value> = self.members.iter().enumerate().map(mark).collect();
        json!({
            "started_at": format!("{day}T09:00:00+08:00"), "ended_at": format!("{day}T11:00:00+08:00"),
            "marks": marks, "guests": 2, "guests_note": "上级党委 2 人",
        })
    }

    /// A whole record with one decision of these votes.
    fn record(&self, yes: u16, no: u16, abstain: u16) -> Value {
        json!({
            "chair_id": self.members[0], "recorder_id": self.members[1], "agenda": ["传达学习", "讨论"],
            "minutes": "张三：传达上级精神。\n李四：谈体会。",
            "decisions": [{"decision": "ordinary", "text": "通过年度计划", "ballot": "open",
                "yes": yes, "no": no, "abstain": abstain}],
        })
    }

    /// Rows of a table of the organisation.
    async fn count(&self, from: &str) -> i64 {
        use sqlx::{AssertSqlSafe, Executor as _, Row as _};
        let statement = AssertSqlSafe(format!("SELECT count(*) AS n FROM {from}"));
        let mut schema = self.org.schema(Service::Records).await;
        let row = schema.fetch_one(statement).await.expect("the statement runs");
        row.get("n")
    }

    /// Kinds and bodies of the events about meetings, in order.
    async fn told(&self) -> Vec<(String, Value)> {
        self.told_of("meeting.%").await
    }

    async fn told_of(&self, kinds: &str) -> Vec<(String, Value)> {
        let sql = "SELECT kind, payload FROM platform.outbox WHERE kind LIKE $2 AND tenant_key = $1 \
            ORDER BY txid, seq";
        let tx = self.org.app.deployment().platform_db(Service::Records).begin().await.unwrap();
        let values = [self.org.entry.tenant.key.as_str().into(), kinds.into()];
        let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        let text = |row: &sea_orm::QueryResult, name: &str| row.try_get::<String>("", name).unwrap();
        let rows = tx.query_all_raw(query).await.unwrap();
        rows.iter()
            .map(|row| (text(row, "kind"), serde_json::from_str(&text(row, "payload")).unwrap()))
            .collect()
    }
}

fn today() -> Date {
    kernel::business_date(time::OffsetDateTime::now_utc(), kernel::SHANGHAI)
}

/// A day before today, when whatever began in the morning is over.
fn yesterday() -> Date {
    today() - Duration::days(1)
}

fn path(meeting: &Answer, part: &str) -> String {
    format!("{MEETINGS}/{}/{part}", meeting.at("/id"))
}

/// A change of the version an answer has shown.
async fn put(who: &Person, meeting: &Answer, part: &str, body: Value) -> Answer {
    send(who, reqwest::Method::PUT, meeting, part, body).await
}

async fn post(who: &Person, meeting: &Answer, part: &str, body: Value) -> Answer {
    send(who, reqwest::Method::POST, meeting, part, body).await
}

async fn send(who: &Person, method: reqwest::Method, meeting: &Answer, part: &str, body: Value) -> Answer {
    let version = format!("\"v{}\"", meeting.json["version"]);
    let request = who.request(method, &path(meeting, part)).header("if-match", version);
    who.send(if body.is_null() { request } else { request.json(&body) }).await
}
