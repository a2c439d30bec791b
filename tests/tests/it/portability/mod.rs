//! Organisations that move, go back in time, and end: between two deployments on real servers.
#![allow(clippy::unwrap_used)] // helpers of tests fail by panicking, as tests do

mod checked;
mod closing;
mod console;
mod cut_off;
mod damage;
mod erased;
mod everything;
mod failing;
mod lapsed;
mod looked_in;
mod moves;
mod moving;
mod older;
mod refused;
mod restoring;
mod size;
mod whole;

use documents::{Class, Object};
use kernel::{Service, TenantId, TenantKey, TenantKind};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, ConnectOptions as _, PgConnection, Row as _};
use std::path::PathBuf;
use suites::{Org, Person, TestApp, code};
use tempfile::TempDir;
use tenancy::{
    Entry,
    portability::{Arrival, Objects, Opening, PortError, Porting, PortingState, Seal, TarSink, Written},
    provision::Provisioner,
};
use time::OffsetDateTime;

const PASSPHRASE: &str = "correct horse battery staple";

/// An organisation with people, a tree, a member whose numbers are sealed, and a document.
struct Furnished {
    org: Org,
    admin: Person,
    branch: String,
    member: String,
    id_no: String,
    document: documents::ObjectId,
}

const CONTENT: &[u8] = b"\x00\x01minutes of a meeting\xff";

impl Furnished {
    async fn new() -> Self {
        let org = TestApp::get().await.org(TenantKind::Enterprise).await;
        let admin = org.admin().await;
        let root = org.unit("集团党委", "party_committee", None).await;
        let branch = org.unit("第一党支部", "branch", Some(&root)).await;
        let id_no = suites::resident_id();
        let member = member(&admin, "张三", &branch, &id_no).await;
        let store = org.app.app().store();
        let object = Object { content_type: "application/pdf".into(), body: CONTENT.into() };
        let document = store.put(org.entry.tenant.id, Class::Content, object).await.unwrap();
        Self { org, admin, branch, member, id_no, document }
    }

    fn app(&self) -> &'static TestApp {
        self.org.app
    }

    fn tenant(&self) -> TenantId {
        self.org.entry.tenant.id
    }

    /// A confidential file of the member and a paper of the branch, brought as people bring them.
    async fn brought(&self) -> [Brought; 2] {
        let of_member = format!("/api/records/members/{}/documents?kind=certificate", self.member);
        let of_unit = format!("/api/records/units/{}/documents?kind=minutes", self.branch);
        // the second is longer than a piece it is sealed in
        [self.bring(&of_member, 3_000).await, self.bring(&of_unit, 300_000).await]
    }

    async fn bring(&self, path: &str, length: usize) -> Brought {
        let mut content = b"%PDF-1.7\n".to_vec();
        content.extend((content.len()..length).map(|n| (n * 7 % 251) as u8));
        let made = self.admin.upload(path, "a.pdf", content.clone()).await.expect(201);
        assert_eq!(made.at("/class"), "confidential");
        let brought = Brought { id: made.at("/id"), sum: sum(&content) };
        assert_eq!(made.at("/content/sha256"), brought.sum);
        brought
    }

    async fn packed(&self) -> Packed {
        packed(&self.org.entry, self.app(), Some(PASSPHRASE)).await
    }
}

/// A document, and the sum of its content.
struct Brought {
    id: String,
    sum: String,
}

fn sum(content: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(ring::digest::digest(&ring::digest::SHA256, content).as_ref())
}

async fn member(admin: &Person, name: &str, branch: &str, id_no: &str) -> String {
    let member = json!({
        "name": name, "unit_id": branch, "id_no": id_no, "gender": "male", "member_kind": "full",
        "joined_on": "2001-07-01", "full_on": "2002-07-01", "mobile": "16054623754",
    });
    admin.post("/api/records/members", member).await.expect(201).at("/id")
}

/// A container in a folder that goes with it.
struct Packed {
    folder: TempDir,
    file: PathBuf,
    written: Written,
}

async fn packed(entry: &Entry, app: &TestApp, passphrase: Option<&str>) -> Packed {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("org.tar");
    let provisioner = app.app().provisioner().unwrap();
    let keys = match passphrase {
        Some(passphrase) => Some(provisioner.envelope(entry, passphrase).await.unwrap()),
        None => None,
    };
    let mut sink = TarSink::new(tokio::fs::File::create(&file).await.unwrap());
    let written =
        provisioner.export(app.app().store(), entry, keys.as_ref(), &mut sink, &|_| {}).await.unwrap();
    sink.into_inner().sync_all().await.unwrap();
    Packed { folder, file, written }
}

fn arrival<'a>(
    packed: &Packed,
    slug: Option<&'a str>,
    passphrase: &'a str,
    trusted: &'a [String],
) -> Arrival<'a> {
    let (journey, container) = (uuid::Uuid::now_v7(), (&packed.file).into());
    Arrival { journey, container, slug, keys: Opening::Passphrase(passphrase), trusted }
}

/// Brings a container in, believing the first deployment.
async fn bring_in(
    app: &TestApp,
    provisioner: &Provisioner,
    packed: &Packed,
    slug: Option<&str>,
) -> Result<Entry, PortError> {
    let trusted = [Seal::of(TestApp::get().await.deployment())?.public_key()];
    let arrival = arrival(packed, slug, PASSPHRASE, &trusted);
    provisioner.import(app.app().store(), &arrival, &|_| {}).await
}

fn code_now(secret: &str, steps: i64) -> String {
    code(secret, OffsetDateTime::now_utc().unix_timestamp(), steps)
}

/// Looks again and again until there is something.
async fn until(mut look: impl AsyncFnMut() -> Option<Value>) -> Value {
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(tokio::time::Instant::now() < deadline, "it does not come");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

/// An operator with a complete log-in. Every name once.
async fn operator(app: &'static TestApp, name: &str) -> Person {
    let email = format!("{name}-{}@platform.example", std::process::id());
    app.app().invite_operator(&email, "运营者", kernel::Locale::Zh).await.unwrap();
    let token = app.token(&email, 1).await;
    let person = app.stranger(None);
    let path = "/api/identity/operator/invitations";
    let enrolment = person.post(&format!("{path}/totp"), json!({ "token": token })).await.expect(200);
    let code = code_now(&enrolment.at("/secret"), 0);
    let body = json!({ "token": token, "password": "Ropeway-Lantern-7", "code": code });
    person.post(&format!("{path}/redeem"), body).await.expect(200);
    person
}

/// Logs in with password and authenticator. A code counts once: where the last of this half-minute and the next are
/// used up, the one after is waited for.
async fn log_in(person: &Person, login: &str, secret: &str) {
    let body = json!({ "login": login, "password": suites::PASSWORD });
    let half = person.post("/api/identity/sessions", body).await.expect(200);
    assert_eq!(half.json["next"], "totp");
    for _ in 0..2 {
        let now = OffsetDateTime::now_utc().unix_timestamp();
        for steps in [0, 1] {
            let body = json!({ "code": code(secret, now, steps) });
            if person.post("/api/identity/session/totp", body).await.status == 200 {
                return;
            }
        }
        let pause = u64::try_from(31 - now % 30).expect("a short while");
        tokio::time::sleep(std::time::Duration::from_secs(pause)).await;
    }
    panic!("no code of {login} is taken");
}

/// The superuser in the database of a service.
async fn superuser(app: &TestApp, service: Service) -> PgConnection {
    let options: sqlx::postgres::PgConnectOptions = app.servers.postgres_admin_url.parse().unwrap();
    let database = format!("{}_{service}", app.settings().database.name);
    options.database(&database).disable_statement_logging().connect().await.unwrap()
}

async fn count(app: &TestApp, service: Service, sql: &str) -> i64 {
    counted(&mut superuser(app, service).await, sql).await
}

async fn counted(conn: &mut PgConnection, sql: &str) -> i64 {
    sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_one(conn).await.unwrap().get(0)
}

/// Waits until nothing of an organisation is under way any more, such as the letter of its first invitation.
async fn at_rest(app: &TestApp, key: &TenantKey) {
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
    let jobs = format!("SELECT count(*) FROM platform.jobs WHERE tenant_key = '{key}' AND state = 'queued'");
    let letters =
        format!("SELECT count(*) FROM \"{}\".deliveries WHERE state IN ('queued', 'sending')", key.schema());
    let mut conns = Vec::new();
    for &service in Service::ALL {
        conns.push((service, superuser(app, service).await));
    }
    loop {
        let mut open = 0;
        for (service, conn) in &mut conns {
            open += counted(conn, &jobs).await;
            if *service == Service::Notifications {
                open += counted(conn, &letters).await;
            }
        }
        if open == 0 {
            return;
        }
        assert!(tokio::time::Instant::now() < deadline, "{open} are still under way");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

/// Everything in an organisation's schemas, as one text per table.
async fn content(app: &TestApp, key: &TenantKey) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for &service in Service::ALL {
        let mut conn = superuser(app, service).await;
        let set = migrations::set(service.as_str(), migrations::Scope::Tenant);
        for table in migrations::template::tables(&set, set.target()) {
            let sql = format!(
                "SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM \"{}\".\"{}\" t",
                key.schema(),
                table.name
            );
            let text: String = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut conn).await.unwrap().get(0);
            found.push((format!("{service}.{}", table.name), text));
        }
    }
    found
}

/// Nothing of a slot is left anywhere, nor any object of the organisation.
async fn assert_nothing_left(app: &TestApp, key: &TenantKey, tenant: Option<TenantId>) {
    for &service in Service::ALL {
        for sql in [
            format!("SELECT count(*) FROM pg_namespace WHERE nspname IN ('{0}', 'x_{0}')", key.schema()),
            format!("SELECT count(*) FROM pg_roles WHERE rolname IN ('{0}', 'x_{0}')", key.role(service)),
            format!("SELECT count(*) FROM platform.tenants WHERE key = '{key}'"),
            format!("SELECT count(*) FROM platform.tenant_keys WHERE key = '{key}'"),
            format!("SELECT count(*) FROM platform.outbox WHERE tenant_key = '{key}'"),
            format!("SELECT count(*) FROM platform.jobs WHERE tenant_key = '{key}'"),
        ] {
            assert_eq!(count(app, service, &sql).await, 0, "{service}: {sql}");
        }
    }
    let Some(tenant) = tenant else { return };
    assert!(Objects::list(app.app().store(), tenant, None).await.unwrap().is_empty());
    assert!(app.deployment().directory().find(tenant).await.unwrap().is_none());
}

/// Takes up what was cut off; whoever was cut off may still hold it for a moment.
async fn taken_up(provisioner: &Provisioner, id: uuid::Uuid) -> Porting {
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
    loop {
        provisioner.resume_unfinished().await.unwrap();
        let after = provisioner.porting(id).await.unwrap();
        if after.state != PortingState::Running || tokio::time::Instant::now() > deadline {
            return after;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// Every audit log of an organisation holds together.
async fn assert_audit_whole(app: &TestApp, entry: &Entry) -> i64 {
    let mut entries = 0;
    for &service in Service::ALL {
        let scope = app.deployment().system_scope(service).enter(&entry.tenant.key).await.unwrap().unwrap();
        let tx = app.deployment().tenant_db(service).begin(&scope).await.unwrap();
        let verdict = tenancy::audit::verify(&tx).await.unwrap();
        assert!(verdict.is_whole(), "{service}: {verdict:?}");
        entries += verdict.entries;
    }
    entries
}

/// Waits until identity knows the place of every member of an organisation.
async fn follow_up(app: &TestApp, key: &TenantKey) {
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
    loop {
        let members = format!("SELECT count(*) FROM \"{}\".members", key.schema());
        let places = format!("SELECT count(*) FROM \"{}\".member_places", key.schema());
        let both =
            (count(app, Service::Records, &members).await, count(app, Service::Identity, &places).await);
        if both.0 == both.1 {
            return;
        }
        assert!(tokio::time::Instant::now() < deadline, "{both:?}");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}
