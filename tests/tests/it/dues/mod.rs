//! Party dues over HTTP: what is fixed, who owes, what was paid, receipts, and who may see or record any of it.

mod assessing;
mod association;
mod at_rest;
mod board;
mod books_reach;
mod closing;
mod excusing;
mod exempting;
mod extras;
mod flagged;
mod ledger;
mod paying;
mod publishing;
mod reach;
mod receipts;
mod reconciling;
mod refused;
mod remitting;
mod reversing;
mod spending;
mod told;
mod unconfirmed;

use kernel::{SHANGHAI, YearMonth, business_date};
use serde_json::{Value, json};
use suites::{Answer, Org, Person, TwoBranches};
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
        let TwoBranches { org, admin, east, west, .. } = TwoBranches::new().await;
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

    /// What the ledger of a unit says, once it has been seen to balance.
    async fn trial(&self, unit: &str) -> Value {
        let trial = self.admin.get(&format!("{DUES}/units/{unit}/trial-balance")).await.expect(200).json;
        assert_eq!(trial["debits"], trial["credits"], "{trial}");
        let funds = &trial["funds"];
        let sum = |names: &[&str]| names.iter().filter_map(|name| funds[*name].as_i64()).sum::<i64>();
        assert_eq!(sum(&["cash", "bank"]), sum(&["ordinary", "centre", "special"]), "{trial}");
        trial
    }

    /// Money that was there when the books began.
    async fn opens(&self, unit: &str, on: &str, amount: i64) -> Answer {
        let opening = json!({"kind": "opening", "booked_on": on, "amount": amount, "money": "bank"});
        self.admin.post(&format!("{DUES}/units/{unit}/ledger"), opening).await.expect(201)
    }

    async fn closes(&self, unit: &str, month: &str) -> Answer {
        self.admin.post(&format!("{DUES}/units/{unit}/months"), json!({"month": month})).await
    }

    /// A paper of a unit.
    async fn voucher(&self, unit: &str) -> String {
        let path = format!("/api/records/units/{unit}/documents?kind=other");
        self.admin.upload(&path, "发票.pdf", b"%PDF-1.7 nothing".to_vec()).await.expect(201).at("/id")
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

/// A day of the month so many months away.
fn on(away: i32, day: u8) -> String {
    format!("{}-{day:02}", month(away))
}

fn rules(answer: &Answer) -> Vec<&str> {
    let all = answer.json["rests_on"].as_array().into_iter().flatten();
    all.filter_map(|rule| rule["rule"].as_str()).collect()
}
