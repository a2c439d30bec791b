//! Development of members over HTTP: from the application to the full member, and what is refused on the way.

mod closing;
mod extension;
mod gathered;
mod handing_over;
mod history;
mod lists;
mod notices;
mod papers;
mod plans;
mod pool;
mod printing;
mod reach;
mod refused;
mod special;
mod walk;

use kernel::Service;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::{Value, json};
use suites::{Answer, Org, Person, TwoBranches};

const FILES: &str = "/api/records/development/files";

/// An organisation with a committee, a branch of five, the first of them its secretary, and a branch beside it.
struct Ground {
    org: Org,
    admin: Person,
    root: String,
    branch: String,
    other: String,
    members: Vec<String>,
    secretary: Person,
    committee: Person,
}

/// What a committee above does.
const ABOVE: &[&str] = &[
    "file_activist",
    "file_candidate",
    "train",
    "pre_review",
    "talk_before_approval",
    "approval",
    "file_with_department",
    "confirmation_approval",
    "archive",
];

impl Ground {
    async fn new() -> Self {
        let TwoBranches { org, admin, root, east: branch, west: other } = TwoBranches::new().await;
        let mut members = Vec::new();
        for name in ["张三", "李四", "王五", "赵六", "孙七"] {
            members.push(org.member(name, &branch).await);
        }
        let secretary = org.person("zhangsan", "secretary", Some(&branch), Some(&members[0])).await;
        let committee = org.person("dangwei", "org_committee", Some(&root), None).await;
        Self { org, admin, root, branch, other, members, secretary, committee }
    }

    fn draft(&self, name: &str, applied_on: &str) -> Value {
        json!({
            "unit_id": self.branch, "applied_on": applied_on,
            "person": {"name": name, "id_no": suites::resident_id(), "mobile": "13912345678"},
        })
    }

    async fn opened(&self, name: &str, applied_on: &str) -> Answer {
        self.secretary.post(FILES, self.draft(name, applied_on)).await.expect(201)
    }

    /// Whoever may take a step.
    fn whose(&self, step: &str) -> &Person {
        if ABOVE.contains(&step) { &self.committee } else { &self.secretary }
    }

    async fn takes(&self, file: &Answer, step: &str, outcome: &str, on: &str, more: Value) -> Answer {
        post(self.whose(step), file, "steps", with(plain(step, outcome, on), more)).await
    }

    /// Takes the steps of the way, up to but not including one of them; the file as it is then.
    async fn walked(&self, until: &str) -> Answer {
        let mut file = self.opened("陈晨", "2024-01-10").await;
        for (step, outcome, on, more) in self.way() {
            if step == until {
                return file;
            }
            if step == "notice" {
                let notice = with(json!({"ahead_of": outcome, "from_on": on}), more);
                file = self.secretary.post(&path(&file, "notices"), notice).await.expect(201);
            } else {
                file = self.takes(&file, step, outcome, on, more).await.expect(201);
            }
        }
        file
    }

    /// The worked timeline of the field.
    fn way(&self) -> Vec<(&'static str, &'static str, &'static str, Value)> {
        let none = || json!({});
        let body = || json!({"body": {"unit_id": self.root}});
        vec![
            ("talk", "done", "2024-01-25", none()),
            ("choose_activist", "chosen", "2024-03-01", none()),
            ("file_activist", "filed", "2024-03-08", none()),
            ("assign_contacts", "done", "2024-03-08", json!({"mentors": self.members[1..3]})),
            ("review_activist", "done", "2024-08-30", none()),
            ("review_activist", "done", "2025-02-27", none()),
            ("choose_candidate", "chosen", "2025-03-03", json!({"opinions_heard": true})),
            ("file_candidate", "consented", "2025-03-10", none()),
            ("name_introducers", "done", "2025-03-12", json!({"mentors": self.members[1..3]})),
            ("political_review", "passed", "2025-04-03", none()),
            ("train", "done", "2025-04-14", json!({"training_hours": 24, "training_days": 3})),
            ("committee_review", "passed", "2025-05-08", none()),
            ("pre_review", "passed", "2025-05-20", none()),
            ("issue_form", "done", "2025-05-21", none()),
            ("notice", "admission_meeting", "2025-05-22", json!({"until_on": "2025-05-28"})),
            ("admission_meeting", "passed", "2025-06-18", meeting(5)),
            ("talk_before_approval", "done", "2025-07-15", none()),
            ("approval", "approved", "2025-07-30", body()),
            ("file_with_department", "done", "2025-08-05", none()),
            ("place_in_branch", "done", "2025-08-06", none()),
            ("oath", "done", "2025-08-10", none()),
            ("review_probationary", "done", "2025-12-18", none()),
            ("apply_for_confirmation", "done", "2026-06-05", none()),
            ("notice", "confirmation_meeting", "2026-06-08", json!({"until_on": "2026-06-12"})),
            ("confirmation_meeting", "confirm", "2026-06-18", meeting(5)),
            ("confirmation_approval", "confirmed", "2026-07-20", body()),
            ("archive", "done", "2026-07-25", none()),
        ]
    }

    /// Rows of a table of the organisation.
    async fn count(&self, from: &str) -> i64 {
        use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _, Row as _};
        let database = format!("{}_records", self.org.app.settings().database.name);
        let options: sqlx::postgres::PgConnectOptions =
            self.org.app.servers.postgres_admin_url.parse().expect("the address of the test server");
        let mut connection = options.database(&database).connect().await.expect("the superuser gets in");
        let path = format!("SET search_path TO {}", self.org.entry.tenant.key.schema());
        connection.execute(AssertSqlSafe(path)).await.expect("the schema is there");
        let statement = AssertSqlSafe(format!("SELECT count(*) AS n FROM {from}"));
        let row = connection.fetch_one(statement).await.expect("the statement runs");
        connection.close().await.expect("the connection closes");
        row.get("n")
    }

    /// Kinds and bodies of the events of a kind, in order.
    async fn told(&self, like: &str) -> Vec<(String, Value)> {
        let sql = "SELECT kind, payload FROM platform.outbox WHERE kind LIKE $2 AND tenant_key = $1 \
            ORDER BY txid, seq";
        let tx = self.org.app.deployment().platform_db(Service::Records).begin().await.unwrap();
        let values = [self.org.entry.tenant.key.as_str().into(), like.into()];
        let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        let text = |row: &sea_orm::QueryResult, name: &str| row.try_get::<String>("", name).unwrap();
        let rows = tx.query_all_raw(query).await.unwrap();
        rows.iter()
            .map(|row| (text(row, "kind"), serde_json::from_str(&text(row, "payload")).unwrap()))
            .collect()
    }
}

fn plain(step: &str, outcome: &str, on: &str) -> Value {
    json!({"step": step, "outcome": outcome, "decided_on": on})
}

/// A branch meeting of five with so many approvals, and a whole resolution.
fn meeting(yes: u16) -> Value {
    json!({
        "vote": {"entitled": 5, "present": 5, "issued": 5, "returned": 5, "yes": yes, "no": 5 - yes, "abstained": 0},
        "resolution": ["conduct", "counts", "result", "date", "secretary_signature"],
        "candidate_present": true, "introducers_present": true,
    })
}

fn with(mut base: Value, more: Value) -> Value {
    for (field, value) in more.as_object().into_iter().flatten() {
        base[field] = value.clone();
    }
    base
}

fn path(file: &Answer, part: &str) -> String {
    format!("{FILES}/{}/{part}", file.at("/id"))
}

/// A change of the version an answer has shown.
async fn post(who: &Person, file: &Answer, part: &str, body: Value) -> Answer {
    let version = format!("\"v{}\"", file.json["version"]);
    let request = who.request(reqwest::Method::POST, &path(file, part)).header("if-match", version);
    who.send(request.json(&body)).await
}

/// A step among those that come next.
fn next<'a>(file: &'a Answer, step: &str) -> &'a Value {
    let mut all = file.json["next"].as_array().into_iter().flatten();
    all.find(|one| one["step"] == step).unwrap_or(&Value::Null)
}

fn codes(findings: &Value) -> Vec<&str> {
    findings.as_array().into_iter().flatten().filter_map(|one| one["code"].as_str()).collect()
}
