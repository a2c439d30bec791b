//! Log-in, roles and settings as people meet them: over HTTP, through the gateway.

mod accounts;
mod audit;
mod door;
mod invitations;
mod log_in;
mod operators;
mod passwords;
mod resets;
mod roles;
mod second_factor;
mod sessions;
mod settings;
mod tampering;

use serde_json::{Value, json};
use suites::{Answer, Org, PASSWORD, Person, TestApp, code};
use time::OffsetDateTime;

/// Logs in with a password; the answer, whatever it is.
async fn log_in(person: &Person, login: &str, password: &str) -> Answer {
    person.post("/api/identity/sessions", json!({ "login": login, "password": password })).await
}

/// The code an authenticator shows, so many steps from now.
fn code_now(secret: &str, steps: i64) -> String {
    code(secret, OffsetDateTime::now_utc().unix_timestamp(), steps)
}

/// Invites somebody and gives the token of the letter.
async fn invited(org: &Org, email: &str, more: Value) -> String {
    let mut invitation = json!({ "email": email, "display_name": "新同志", "role": "auditor" });
    for (name, value) in more.as_object().into_iter().flatten() {
        invitation[name] = value.clone();
    }
    org.admin().await.post("/api/identity/invitations", invitation).await.expect(201);
    org.app.token(email, 1).await
}

/// An address of this organisation nobody else uses.
fn address(org: &Org, name: &str) -> String {
    format!("{name}@{}.example", org.slug())
}

/// What one of the four hands of the database did behind the product's back, in one organisation's schema.
async fn behind_the_back(org: &Org, statement: &str) -> u64 {
    use sqlx::{AssertSqlSafe, Executor as _};
    let mut schema = org.schema(kernel::Service::Identity).await;
    let done = schema.execute(AssertSqlSafe(statement.to_owned())).await.expect("the statement runs");
    done.rows_affected()
}

async fn world() -> Org {
    TestApp::get().await.org(kernel::TenantKind::Agency).await
}

/// Somebody without a second factor, a session, and the name they log in with.
async fn somebody(org: &Org, name: &str) -> Person {
    org.person(name, "auditor", None, None).await
}

/// A password that satisfies every rule and is not [`PASSWORD`].
const OTHER: &str = "Ropeway-Lantern-7";
