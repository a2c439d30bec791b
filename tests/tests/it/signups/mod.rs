//! Organisations that ask for a place: by mail and through the gateway, and with a clock that can be moved.

mod address;
mod again;
mod expiry;
mod flow;
mod guard;
pub(crate) mod office;
mod resumed;

use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use suites::{Answer, PASSWORD, Person, TestApp, code};
use time::OffsetDateTime;

const SIGNUPS: &str = "/api/identity/signups";
const DESK: &str = "/api/identity/operator/signups";

/// A name nobody else in these tests asks for.
fn slug() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("asks-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst))
}

fn mail(slug: &str) -> String {
    format!("contact@{slug}.example")
}

/// An application nothing is wrong with.
fn application(slug: &str, terms: &str) -> Value {
    json!({
        "kind": "enterprise", "name": format!("中共{slug}委员会"), "slug": slug, "contact_name": "周明",
        "contact_email": mail(slug), "terms_version": terms, "terms_accepted": true,
    })
}

async fn terms(visitor: &Person) -> String {
    visitor.get("/api/identity/signups/terms").await.expect(200).at("/version")
}

/// Applies and gives the token of the letter.
async fn applied(app: &'static TestApp, slug: &str) -> String {
    let visitor = app.stranger(None);
    let body = application(slug, &terms(&visitor).await);
    visitor.post(SIGNUPS, body).await.expect(202);
    app.token(&mail(slug), 1).await
}

/// Applies and confirms; gives the token and the id operators know the application by.
async fn confirmed(app: &'static TestApp, slug: &str, operator: &Person) -> (String, String) {
    let token = applied(app, slug).await;
    let status = ask(app, "verify", &token).await.expect(200);
    assert_eq!(status.at("/state"), "waiting");
    let list = operator.get(&format!("{DESK}?state=waiting&limit=200")).await.expect(200);
    let rows = list.json["items"].as_array().cloned().unwrap_or_default();
    let row = rows.iter().find(|row| row["slug"] == slug).expect("operators see it");
    (token, row["id"].as_str().unwrap_or_default().to_owned())
}

async fn ask(app: &'static TestApp, what: &str, token: &str) -> Answer {
    app.stranger(None).post(&format!("{SIGNUPS}/{what}"), json!({ "token": token })).await
}

/// Asks until the application is in this state.
async fn until(app: &'static TestApp, token: &str, state: &str) -> Answer {
    for _ in 0..1200 {
        let status = ask(app, "status", token).await.expect(200);
        if status.at("/state") == state {
            return status;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the application never became {state}: {}", ask(app, "status", token).await.text())
}

/// Somebody who runs the platform, logged in.
async fn operator(app: &'static TestApp, name: &str) -> Person {
    let email = format!("{name}-{}@desk.example", std::process::id());
    app.app().invite_operator(&email, "审核员", kernel::Locale::Zh).await.expect("the invitation is sent");
    let token = app.token(&email, 1).await;
    let person = app.stranger(None);
    let path = "/api/identity/operator/invitations";
    let enrolment = person.post(&format!("{path}/totp"), json!({ "token": token })).await.expect(200);
    let now = OffsetDateTime::now_utc().unix_timestamp();
    let code = code(&enrolment.at("/secret"), now, 0);
    let body = json!({ "token": token, "password": PASSWORD, "code": code });
    person.post(&format!("{path}/redeem"), body).await.expect(200);
    person
}
