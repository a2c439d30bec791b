//! Elections over HTTP: terms, voters, candidates, counts, what is decided above, and units founded or dissolved.

mod calendar;
mod congress;
mod counting;
mod gathered;
mod preparing;
mod printing;
mod requests;
mod rights;
mod settling;

use kernel::{SHANGHAI, Service, business_date};
use reqwest::Method;
use serde_json::{Value, json};
use suites::{Answer, Org, Person, TestApp};
use time::{Date, OffsetDateTime};

const ELECTIONS: &str = "/api/records/elections";

/// A committee with a branch of eight full members and one on probation, and who acts for each.
struct Ground {
    org: Org,
    admin: Person,
    root: String,
    branch: String,
    /// Full members of the branch, in order.
    full: Vec<String>,
    probationary: String,
    secretary: Person,
    committee: Person,
}

impl Ground {
    async fn new() -> Self {
        Self::of(8).await
    }

    async fn of(heads: usize) -> Self {
        let org = TestApp::get().await.org(kernel::TenantKind::Enterprise).await;
        let admin = org.admin().await;
        let root = org.unit("集团党委", "party_committee", None).await;
        let branch = org.unit("东区党支部", "branch", Some(&root)).await;
        let mut full = Vec::new();
        for n in 1..=heads {
            full.push(org.member(&format!("党员{n}"), &branch).await);
        }
        let probationary = json!({
            "name": "预备党员", "unit_id": branch, "id_no": suites::resident_id(), "gender": "male",
            "member_kind": "probationary", "joined_on": today().replace_day(1).expect("a day"),
        });
        let probationary = admin.post("/api/records/members", probationary).await.expect(201).at("/id");
        let secretary = org.person("dongqu", "secretary", Some(&branch), None).await;
        let committee = org.person("dangwei", "org_committee", Some(&root), None).await;
        Self { org, admin, root, branch, full, probationary, secretary, committee }
    }

    /// An election of three into the committee, with a secretary from among them.
    async fn planned(&self) -> String {
        let new = self.plan(3, "committee");
        self.secretary.post(ELECTIONS, new).await.expect(201).at("/id")
    }

    fn plan(&self, committee: u32, by: &str) -> Value {
        json!({"unit_id": self.branch, "planned_on": today(), "committee": committee, "secretary_by": by})
    }

    /// The first four stand for the committee, the first of them for secretary.
    fn candidates(&self) -> Value {
        let four = self.full.iter().take(4);
        let mut all: Vec<Value> =
            four.map(|id| json!({"member_id": id, "office": "committee_member"})).collect();
        all.push(json!({"member_id": self.full[0], "office": "secretary"}));
        json!({ "candidates": all })
    }

    /// Prepared, with the meeting begun and all there.
    async fn begun(&self) -> String {
        let id = self.planned().await;
        put(&self.secretary, &id, "candidates", self.candidates()).await.expect(200);
        let meeting = json!({"held_on": today(), "present": 8});
        post(&self.secretary, &id, "meeting", meeting).await.expect(200);
        id
    }

    /// Counted to the last seat.
    async fn counted(&self) -> String {
        let id = self.begun().await;
        post(&self.secretary, &id, "rounds", self.round(&[8, 7, 6, 2])).await.expect(200);
        let leader = json!({"office": "secretary", "issued": 3, "returned": 3, "spoilt": 0,
            "votes": [{"member_id": self.full[0], "yes": 3, "no": 0, "abstain": 0}]});
        post(&self.secretary, &id, "rounds", leader).await.expect(200);
        id
    }

    /// A round for the committee in which eight ballots came back, and the first got so many votes, and so on.
    fn round(&self, yes: &[u32]) -> Value {
        let votes = self.full.iter().zip(yes);
        let votes: Vec<Value> = votes
            .map(|(id, yes)| json!({"member_id": id, "yes": yes, "no": 8 - yes, "abstain": 0}))
            .collect();
        json!({"office": "committee_member", "issued": 8, "returned": 8, "spoilt": 0, "votes": votes})
    }

    /// The unit's term began on a day.
    async fn term_began(&self, day: Date) {
        let path = format!("/api/records/units/{}", self.branch);
        let version = self.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap_or(1);
        self.admin.patch(&path, version, json!({ "term_started_on": day })).await.expect(200);
    }
}

fn today() -> Date {
    business_date(OffsetDateTime::now_utc(), SHANGHAI)
}

/// The same day some years before.
fn years_ago(years: i32) -> Date {
    let day = today();
    day.replace_day(1).and_then(|first| first.replace_year(day.year() - years)).expect("a day")
}

async fn show(who: &Person, id: &str) -> Answer {
    who.get(&format!("{ELECTIONS}/{id}")).await.expect(200)
}

async fn send(method: Method, who: &Person, id: &str, part: &str, body: Value) -> Answer {
    let seen = who.get(&format!("{ELECTIONS}/{id}")).await;
    let version = seen.json["version"].as_i64().unwrap_or(1);
    let request = who.request(method, &format!("{ELECTIONS}/{id}/{part}"));
    who.send(request.header("if-match", format!("\"v{version}\"")).json(&body)).await
}

/// Takes a step of the version that is there.
async fn post(who: &Person, id: &str, part: &str, body: Value) -> Answer {
    send(Method::POST, who, id, part, body).await
}

async fn put(who: &Person, id: &str, part: &str, body: Value) -> Answer {
    send(Method::PUT, who, id, part, body).await
}

fn with(mut base: Value, more: Value) -> Value {
    for (field, value) in more.as_object().into_iter().flatten() {
        base[field] = value.clone();
    }
    base
}

fn codes(answer: &Answer) -> Vec<&str> {
    let all = answer.json["findings"].as_array().into_iter().flatten();
    all.filter_map(|one| one["code"].as_str()).collect()
}

/// Names of what the reader may do.
fn next(answer: &Answer) -> Vec<&str> {
    answer.json["next"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Everything this service keeps of elections, as text.
async fn dump(org: &Org) -> String {
    use sqlx::Row as _;
    let mut schema = org.schema(Service::Records).await;
    let rows = sqlx::query("SELECT to_jsonb(e)::text AS row FROM elections e").fetch_all(&mut schema).await;
    rows.expect("the statement runs").iter().map(|row| row.get::<String, _>("row")).collect()
}
