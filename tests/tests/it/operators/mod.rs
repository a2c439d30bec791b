//! Those who run the platform, over HTTP: what each of them may do, and what organisations notice of it.

mod administrators;
mod announcements;
mod break_glass;
mod closing;
mod once;
mod people;
mod quotas;
mod roles;
mod runs;
mod tenants;
mod told;

pub(crate) use break_glass::{asks, looks_in};
use kernel::{Locale, Service};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use suites::{Answer, Org, Person, TestApp, code};
use time::OffsetDateTime;
use tokio::sync::OnceCell;

const PASSWORD: &str = "Ropeway-Lantern-7";
const API: &str = "/api/identity/operator";

/// An operator's address that nobody else has.
fn address(name: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{name}-{}-{}@platform.example", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst))
}

/// Follows the letter: both factors, and a session.
async fn comes(app: &TestApp, person: &Person, email: &str, letters: usize) -> Answer {
    let token = app.token(email, letters).await;
    let totp = person.post(&format!("{API}/invitations/totp"), json!({ "token": token })).await.expect(200);
    let code = code(&totp.at("/secret"), OffsetDateTime::now_utc().unix_timestamp(), 0);
    let redeem = json!({ "token": token, "password": PASSWORD, "code": code });
    person.post(&format!("{API}/invitations/redeem"), redeem).await.expect(200)
}

/// One who may do everything, for all tests.
async fn admin(app: &'static TestApp) -> Person {
    static ADMIN: OnceCell<Option<String>> = OnceCell::const_new();
    let cookie = ADMIN.get_or_init(|| async { made(app, "chief").await.cookie() }).await;
    let person = app.stranger(None);
    person.set_cookie(cookie.clone());
    person
}

/// One who may do everything and is nobody else's.
pub(crate) async fn made(app: &'static TestApp, name: &str) -> Person {
    let email = address(name);
    app.app().invite_operator(&email, name, Locale::Zh).await.expect("the invitation is sent");
    let person = app.stranger(None);
    comes(app, &person, &email, 1).await;
    person
}

/// One in a role, invited by the admin; with the id.
async fn in_role(app: &'static TestApp, name: &str, role: &str) -> (Person, String) {
    let email = address(name);
    let guest = json!({ "email": email, "display_name": name, "role": role });
    let invited = admin(app).await.post(&format!("{API}/operators"), guest).await.expect(201);
    let person = app.stranger(None);
    comes(app, &person, &email, 1).await;
    (person, invited.at("/id"))
}

/// What the superuser does in a service's database, behind the product's back. Gives the first column of the first
/// row, if there is one.
async fn behind(org: &Org, service: Service, statement: &str) -> Option<String> {
    use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Row as _};
    let database = format!("{}_{service}", org.app.settings().database.name);
    let options: sqlx::postgres::PgConnectOptions =
        org.app.servers.postgres_admin_url.parse().expect("the address of the test server");
    let mut connection = options.database(&database).connect().await.expect("the superuser gets in");
    let row = sqlx::query(AssertSqlSafe(statement.to_owned())).fetch_optional(&mut connection).await;
    let found = row.expect("the statement runs").and_then(|row| row.try_get::<String, _>(0).ok());
    connection.close().await.expect("the connection closes");
    found
}

/// Asks until the answer is right, for what goes on beside requests.
async fn until(what: &str, mut asked: impl AsyncFnMut() -> bool) {
    let end = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
    while !asked().await {
        assert!(tokio::time::Instant::now() < end, "it never came: {what}");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
}

fn items(answer: &Answer) -> Vec<Value> {
    answer.json["items"].as_array().cloned().unwrap_or_default()
}
