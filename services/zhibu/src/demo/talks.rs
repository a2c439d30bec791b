use super::client::Browser;
use anyhow::Result;
use kernel::{Clock as _, SHANGHAI, SystemClock, business_date};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use time::{Date, Duration};

/// Between two talks.
const EVERY: Duration = Duration::days(9);
/// Of the pairs of members; the others still owe each other a talk.
const PAIRS: usize = 3;

/// The talks of a branch in the year up to today: its secretary has talked with most of the members, and some of them
/// with each other. A few are still to be had.
pub(super) async fn hold(admin: &Browser, unit: &str) -> Result<()> {
    let today = business_date(SystemClock.now(), SHANGHAI);
    let founded = admin.get(&format!("/api/records/units/{unit}")).await?["founded_on"].clone();
    let since = founded.as_str().unwrap_or_default().to_owned();
    // whoever joined this year talked with nobody before that
    let full = admin.get(&format!("/api/records/members?unit_id={unit}&kind=full&limit=40")).await?;
    let full: BTreeSet<&str> = ids(&full["items"]).collect();
    let overview = admin.get(&format!("/api/records/talks/overview?unit_id={unit}")).await?;
    let names = &overview["names"];
    let committee: Vec<&str> = ids(&names["committee"]).filter(|id| full.contains(id)).collect();
    let members: Vec<&str> = ids(&names["members"]).filter(|id| full.contains(id)).collect();
    let some = members.len() * 3 / 4;
    let with_leaders = committee.iter().cycle().zip(&members).take(some).map(|(one, other)| (*one, *other));
    let among = members.chunks_exact(2).take(PAIRS).map(|pair| (pair[0], pair[1]));
    let days = std::iter::successors(Some(today - EVERY), |day| day.checked_sub(EVERY));
    let days = days.take_while(|day| day.year() == today.year() && day.to_string() >= since);
    for ((one, other), day) in with_leaders.chain(among).zip(days) {
        enter(admin, unit, one, other, day).await?;
    }
    Ok(())
}

fn ids(items: &Value) -> impl Iterator<Item = &str> {
    items.as_array().into_iter().flatten().filter_map(|item| item["id"].as_str())
}

async fn enter(admin: &Browser, unit: &str, one: &str, other: &str, day: Date) -> Result<()> {
    let talk = json!({ "unit_id": unit, "one_id": one, "other_id": other, "day": day });
    admin.post("/api/records/talks", &talk).await.map(drop)
}
