use crate::{Answer, Person, TestApp, code, slots::Stay};
use kernel::Service;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _, PgConnection, postgres::PgConnectOptions};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};
use tenancy::Entry;
use time::OffsetDateTime;
use tokio::sync::OnceCell;

/// The password of everybody in these organisations.
pub const PASSWORD: &str = "Zhibu-2026-党建";

/// An organisation and its people. It is there as long as this or one of them.
pub struct Org {
    pub app: &'static TestApp,
    pub entry: Entry,
    pub admin_email: String,
    admin: OnceCell<Admin>,
    stay: Arc<Stay>,
}

struct Admin {
    cookie: Option<String>,
    secret: String,
    recovery_codes: Vec<String>,
}

impl Org {
    pub(crate) fn new(app: &'static TestApp, entry: Entry, admin_email: String, stay: Arc<Stay>) -> Self {
        Self { app, entry, admin_email, admin: OnceCell::new(), stay }
    }

    pub fn slug(&self) -> &str {
        &self.entry.slug
    }

    pub fn url(&self) -> String {
        self.app.url(Some(self.slug()))
    }

    pub fn stranger(&self) -> Person {
        self.app.stranger(Some(self.slug())).of(Arc::clone(&self.stay))
    }

    /// A connection into its schema of a service, behind the product's back.
    pub async fn schema(&self, service: Service) -> PgConnection {
        let options: PgConnectOptions =
            self.app.servers.postgres_admin_url.parse().expect("the address of the test server");
        let database = format!("{}_{service}", self.app.settings().database.name);
        let options = options.database(&database).disable_statement_logging();
        let mut connection = options.connect().await.expect("the superuser gets in");
        let path = format!("SET search_path TO {}", self.entry.tenant.key.schema());
        connection.execute(AssertSqlSafe(path)).await.expect("the schema is there");
        connection
    }

    /// Another organisation of the same kind.
    pub async fn neighbour(&self) -> Org {
        self.app.org(self.entry.tenant.kind).await
    }

    /// The administrator with a complete session: letter followed, password set, second factor enrolled.
    pub async fn admin(&self) -> Person {
        let admin = self.admin_made().await;
        let person = self.stranger();
        person.set_cookie(admin.cookie.clone());
        person
    }

    /// Secret of the administrator's authenticator, and the recovery codes.
    pub async fn admin_factor(&self) -> (String, Vec<String>) {
        let admin = self.admin_made().await;
        (admin.secret.clone(), admin.recovery_codes.clone())
    }

    async fn admin_made(&self) -> &Admin {
        self.admin.get_or_init(|| self.make_admin()).await
    }

    async fn make_admin(&self) -> Admin {
        let token = self.app.token(&self.admin_email, 1).await;
        let person = self.stranger();
        let redeemed =
            person.post("/api/identity/invitations/redeem", redemption(&token, "admin")).await.expect(200);
        assert_eq!(redeemed.json["next"], "enrol_totp", "{}", redeemed.text());
        let (secret, recovery_codes) = enrol(&person).await;
        Admin { cookie: person.cookie(), secret, recovery_codes }
    }

    /// Invites. Where somebody else's large import holds the news of a new unit or member back, it is asked again:
    /// identity waits for a while itself, and then says that there is no such thing.
    async fn invited(&self, invitation: Value) {
        let admin = self.admin().await;
        for _ in 0..5 {
            let answer = admin.post("/api/identity/invitations", invitation.clone()).await;
            let late = |code: &str| matches!(code, "member_unknown" | "unit_unknown");
            if answer.status != 422 || !answer.fields().iter().any(|(_, code)| late(code)) {
                answer.expect(201);
                return;
            }
        }
        admin.post("/api/identity/invitations", invitation).await.expect(201);
    }

    /// Invites somebody with a role and lets them follow the letter.
    pub async fn person(&self, name: &str, role: &str, unit: Option<&str>, member: Option<&str>) -> Person {
        let email = format!("{name}@{}.example", self.slug());
        let invitation = json!({
            "email": email, "display_name": name, "role": role, "unit_id": unit, "member_id": member,
        });
        self.invited(invitation).await;
        let token = self.app.token(&email, 1).await;
        let person = self.stranger();
        let redeemed =
            person.post("/api/identity/invitations/redeem", redemption(&token, name)).await.expect(200);
        if redeemed.json["next"] == "enrol_totp" {
            enrol(&person).await;
        }
        person
    }

    /// Makes a unit and gives its id.
    pub async fn unit(&self, name: &str, kind: &str, parent: Option<&str>) -> String {
        let admin = self.admin().await;
        let unit = json!({ "name": name, "kind": kind, "parent_id": parent });
        admin.post("/api/records/units", unit).await.expect(201).at("/id")
    }

    /// Makes a member of a unit and gives the id.
    pub async fn member(&self, name: &str, unit: &str) -> String {
        let admin = self.admin().await;
        let member = json!({
            "name": name, "unit_id": unit, "id_no": resident_id(), "gender": "male", "member_kind": "full",
            "joined_on": "2001-07-01", "full_on": "2002-07-01",
        });
        admin.post("/api/records/members", member).await.expect(201).at("/id")
    }
}

/// A valid identity number of a man born in 1970, under an area code no card is issued for; every call gives
/// another one.
pub fn resident_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    let body = format!("7100001970{:02}{:02}{:03}", n / 14_000 % 12 + 1, n / 500 % 28 + 1, n % 500 * 2 + 1);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize =
        body.bytes().zip(weights).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    format!("{body}{}", &"10X98765432"[sum % 11..=sum % 11])
}

fn redemption(token: &str, name: &str) -> Value {
    json!({ "token": token, "user_name": name, "password": PASSWORD })
}

/// Enrols an authenticator; gives its secret and the recovery codes.
async fn enrol(person: &Person) -> (String, Vec<String>) {
    let started = person.post("/api/identity/totp", json!({})).await.expect(200);
    let secret = started.at("/secret");
    let now = OffsetDateTime::now_utc().unix_timestamp();
    let confirmed: Answer =
        person.post("/api/identity/totp/confirm", json!({ "code": code(&secret, now, 0) })).await;
    let confirmed = confirmed.expect(200);
    let codes = confirmed.json["recovery_codes"].as_array().into_iter().flatten();
    (secret, codes.filter_map(|code| code.as_str().map(str::to_owned)).collect())
}
