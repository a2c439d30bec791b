//! Transfers between two organisations of the deployment, and what one organisation may know of another.

mod closing;
mod directory;
mod killed;
mod one_file;
mod racing;
mod sealed;
mod walk;

use access::Judge;
use kernel::{Service, SystemClock, TenantKind};
use records::{Records, transfers::exchange::jobs};
use rest::Base;
use serde_json::{Value, json};
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Executor as _, PgConnection, Row as _, postgres::PgConnectOptions,
};
use std::sync::Arc;
use suites::{Answer, Org, Person, TestApp};
use tenancy::TenantScope;

const TRANSFERS: &str = "/api/records/transfers";

/// An enterprise that lets somebody go, and a community that takes them.
struct Ground {
    from: Org,
    to: Org,
    sender: Person,
    receiver: Person,
    east: String,
    zhang: String,
    street: String,
    lane: String,
}

impl Ground {
    async fn new() -> Self {
        let app = TestApp::get().await;
        let (from, to) = (app.org(TenantKind::Enterprise).await, app.org(TenantKind::Community).await);
        let (sender, receiver) = (from.admin().await, to.admin().await);
        let root = from.unit("集团党委", "party_committee", None).await;
        let east = from.unit("东区党支部", "branch", Some(&root)).await;
        let zhang = from.member("张三", &east).await;
        let street = to.unit(&format!("{}街道党工委", to.slug()), "party_committee", None).await;
        let lane = to.unit("里弄党支部", "branch", Some(&street)).await;
        let ground = Self { from, to, sender, receiver, east, zhang, street, lane };
        ground.accepts(true).await;
        ground
    }

    async fn accepts(&self, accepts: bool) {
        let intake = json!({"accepts": accepts, "committee_ids": [self.street]});
        self.receiver.put(&format!("{TRANSFERS}/intake"), intake).await.expect(200);
    }

    fn address(&self) -> Value {
        json!({"organisation_id": self.to.entry.tenant.id, "committee_id": self.street})
    }

    /// A transfer with its letter, ready to be sent.
    async fn ready(&self) -> String {
        self.ready_for(&self.zhang).await
    }

    async fn ready_for(&self, member: &str) -> String {
        let new =
            json!({"member_id": member, "reason": "退休后随社区生活", "to_organisation": self.address()});
        let id = self.sender.post(TRANSFERS, new).await.expect(201).at("/id");
        for step in [
            json!({"step": "approve"}),
            json!({"step": "approve"}),
            json!({"step": "issue_letter", "letter": {"distance": "outside", "paid_to": "2026-01"}}),
        ] {
            take(&self.sender, &id, step).await.expect(200);
        }
        id
    }

    /// Sent, and arrived on the other side: the transfers of both.
    async fn on_the_way(&self) -> (String, String) {
        let id = self.ready().await;
        take(&self.sender, &id, json!({"step": "send"})).await.expect(200);
        self.heard().await;
        (id, self.arrived().await)
    }

    /// Everything that was said is heard, as the jobs would do by themselves a moment later.
    async fn heard(&self) {
        for org in [&self.from, &self.to, &self.from] {
            hear_all(org).await;
        }
    }

    /// The receiver's transfer.
    async fn arrived(&self) -> String {
        let all = self.receiver.get(&format!("{TRANSFERS}?unit_id={}", self.street)).await.expect(200);
        all.at("/items/0/id")
    }

    async fn states(&self, id: &str, there: &str) -> (String, String) {
        (show(&self.sender, id).await.at("/state"), show(&self.receiver, there).await.at("/state"))
    }

    /// With how many organisations somebody of this name is on the roster.
    async fn heads(&self) -> (i64, i64) {
        (roster(&self.sender, "张三").await, roster(&self.receiver, "张三").await)
    }

    async fn approves(&self, there: &str) -> Answer {
        take(&self.receiver, there, json!({"step": "approve", "to_unit_id": self.lane})).await
    }
}

/// People of this name who are members.
async fn roster(who: &Person, name: &str) -> i64 {
    let all = who.get("/api/records/members?limit=200").await.expect(200);
    let theirs = all.json["items"].as_array().into_iter().flatten();
    let count = theirs.filter(|one| one["name"] == name && one["membership_state"] != "transferred").count();
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The service's own state, as the running one has it.
fn records(org: &Org) -> Records {
    let deployment = org.app.deployment();
    let base = Base {
        service: Service::Records,
        db: deployment.tenant_db(Service::Records),
        judge: Arc::new(Judge::new().expect("the policies are sound")),
        verifier: deployment.signer().expect("there is a key").verifier(),
        clock: Arc::new(SystemClock),
    };
    Records::new(base).expect("the rule packs are sound")
}

async fn scope(org: &Org) -> TenantScope {
    let system = org.app.deployment().system_scope(Service::Records);
    let scope = system.enter(&org.entry.tenant.key).await.expect("the database is there");
    scope.expect("the organisation is there")
}

async fn hear_all(org: &Org) {
    jobs::hear_all(&records(org), &scope(org).await).await.expect("everything can be heard");
}

async fn show(who: &Person, id: &str) -> Answer {
    who.get(&format!("{TRANSFERS}/{id}")).await.expect(200)
}

/// Takes a step of the version that is there.
async fn take(who: &Person, id: &str, step: Value) -> Answer {
    let seen = who.get(&format!("{TRANSFERS}/{id}")).await;
    let version = seen.json["version"].as_i64().unwrap_or(1);
    let request = who.request(reqwest::Method::POST, &format!("{TRANSFERS}/{id}/steps"));
    who.send(request.header("if-match", format!("\"v{version}\"")).json(&step)).await
}

/// A connection into the database of the service, behind the product's back.
async fn platform(org: &Org) -> PgConnection {
    let options: PgConnectOptions = org.app.servers.postgres_admin_url.parse().expect("the test server");
    let database = format!("{}_{}", org.app.settings().database.name, Service::Records);
    let mut connection = options
        .database(&database)
        .disable_statement_logging()
        .connect()
        .await
        .expect("the superuser gets in");
    connection.execute("SET search_path TO platform").await.expect("the schema is there");
    connection
}

/// One number about the messages of two organisations.
async fn count(ground: &Ground, what: &str) -> i64 {
    let sql = format!(
        "SELECT count(*) FROM exchange_messages WHERE ({what}) AND '{}' IN (sender, receiver)",
        ground.from.entry.tenant.id
    );
    let row = platform(&ground.from).await.fetch_one(AssertSqlSafe(sql)).await.expect("the statement runs");
    row.get(0)
}
