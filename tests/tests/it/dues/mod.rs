//! Party dues over HTTP: what is fixed, who owes, what was paid, receipts, and who may see or record any of it.

mod assessing;
mod at_rest;
mod board;
mod exempting;
mod paying;
mod reach;
mod receipts;
mod refused;
mod reversing;
mod told;

use kernel::{SHANGHAI, YearMonth, business_date};
use serde_json::{Value, json};
use suites::{Answer, Org, Person, TestApp};
use time::OffsetDateTime;

const DUES: &str = "/api/records/dues";
const PAYMENTS: &str = "/api/records/dues/payments";
const RECEIPTS: &str = "/api/records/dues/receipts";

/// An enterprise with a committee, two branches, and a member in each.
struct Ground {
    org: Org,
    admin: Person,
    east: String,
    west: String,
    zhang: String,
    li: String,
}

impl Ground {
    async fn enterprise() -> Self {
        let org = TestApp::get().await.org(kernel::TenantKind::Enterprise).await;
        let admin = org.admin().await;
        let root = org.unit("集团党委", "party_committee", None).await;
        let east = org.unit("东区党支部", "branch", Some(&root)).await;
        let west = org.unit("西区党支部", "branch", Some(&root)).await;
        let (zhang, li) = (org.member("张三", &east).await, org.member("李四", &west).await);
        Self { org, admin, east, west, zhang, li }
    }

    /// Fixes an amount that somebody else reckoned.
    async fn owes(&self, member: &str, from: &str, amount: i64) -> Answer {
        let new = json!({"kind": "amount_only", "payer": "salaried", "from_month": from, "amount": amount});
        self.admin.post(&assessments(member), new).await.expect(201)
    }

    async fn board(&self, unit: &str, month: &str) -> Answer {
        self.admin.get(&format!("{DUES}/units/{unit}/board?month={month}")).await.expect(200)
    }

    async fn pays(&self, payments: Value) -> Answer {
        self.admin.post(PAYMENTS, day(payments)).await
    }
}

fn assessments(member: &str) -> String {
    format!("{DUES}/members/{member}/assessments")
}

/// Payments that were made today.
fn day(payments: Value) -> Value {
    json!({"paid_on": today().to_string(), "channel": "cash", "payments": payments})
}

fn pay(member: &str, first: &str, last: &str, amount: i64) -> Value {
    json!({"member_id": member, "first_month": first, "last_month": last, "amount": amount})
}

fn with(mut base: Value, more: Value) -> Value {
    for (field, value) in more.as_object().into_iter().flatten() {
        base[field] = value.clone();
    }
    base
}

fn today() -> time::Date {
    business_date(OffsetDateTime::now_utc(), SHANGHAI)
}

/// So many months from the present one.
fn month(away: i32) -> String {
    YearMonth::of(today()).plus(away).to_string()
}

fn rules(answer: &Answer) -> Vec<&str> {
    let all = answer.json["rests_on"].as_array().into_iter().flatten();
    all.filter_map(|rule| rule["rule"].as_str()).collect()
}
