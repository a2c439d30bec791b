//! What concerns the organisation as a whole, over HTTP: its own values of rules, its exceptions, its weekly digest, and
//! the calendars of its members.

mod burden;
mod calendars;
mod digests;
mod exceptions;
mod rules;

use kernel::{SHANGHAI, YearMonth, business_date};
use serde_json::{Value, json};
use suites::{Org, Person, TwoBranches};
use time::{Date, OffsetDateTime};

const VALUES: &str = "/api/records/rules/values";
const EXCEPTIONS: &str = "/api/records/exceptions";

/// An enterprise with a committee, two branches, and who leads the first.
struct Ground {
    org: Org,
    admin: Person,
    east: String,
    west: String,
    zhang: String,
    secretary: Person,
}

impl Ground {
    async fn new() -> Self {
        let TwoBranches { org, admin, east, west, .. } = TwoBranches::new().await;
        let zhang = org.member("张三", &east).await;
        let secretary = org.person("zhangsan", "secretary", Some(&east), Some(&zhang)).await;
        Self { org, admin, east, west, zhang, secretary }
    }
}

fn today() -> Date {
    business_date(OffsetDateTime::now_utc(), SHANGHAI)
}

fn first_of_month() -> Date {
    YearMonth::of(today()).first_day()
}

fn decision(rule: &str, setting: &str, value: Value, from: Date) -> Value {
    json!({
        "rule": rule, "setting": setting, "value": value, "effective_from": from.to_string(), "reason": "党委会决定",
    })
}
