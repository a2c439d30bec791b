use super::client::Browser;
use anyhow::{Context, Result};
use kernel::{Clock, SHANGHAI, SystemClock, business_date};
use serde_json::{Value, json};
use time::{Date, Duration};

const ELECTIONS: &str = "/api/records/elections";
/// Full members from which a branch elects a committee here; the rule itself is asked by the server.
const LARGE: usize = 7;

/// Of three branches, one has just elected, one prepares its election, and one is late.
pub(super) async fn hold(admin: &Browser, without: &str) -> Result<()> {
    let today = business_date(SystemClock.now(), SHANGHAI);
    let units = admin.get("/api/records/units?tree=true").await?;
    let others = units["items"].as_array().into_iter().flatten().filter(|unit| {
        unit["kind"] == "branch" && unit["id"] != without && unit["members_full"].as_i64() >= Some(3)
    });
    let others: Vec<&str> = others.filter_map(|unit| unit["id"].as_str()).collect();
    let [finished, prepared, late, ..] = others.as_slice() else { return Ok(()) };
    term(admin, finished, today, 0).await?;
    finish(admin, finished, today).await?;
    let soon = today + Duration::days(20);
    term(admin, prepared, soon, 0).await?;
    prepare(admin, prepared, soon).await?;
    term(admin, late, today, 1).await
}

/// The term of a unit ends a few days after a day, or so many years before that.
async fn term(admin: &Browser, unit: &str, day: Date, over: i32) -> Result<()> {
    let path = format!("/api/records/units/{unit}");
    let (found, tag) = admin.get_tagged(&path).await?;
    let years = i32::try_from(found["term"]["years"].as_i64().context("a branch without terms")?)?;
    let end = day + Duration::days(7);
    // every year has this day
    let end = end.replace_day(end.day().min(28))?;
    let began = end.replace_year(end.year() - years - over)?;
    admin.patch(&path, &tag, &json!({ "term_started_on": began })).await.map(drop)
}

/// The election with a plan and as many candidates as it needs; says what was planned, and who may stand.
async fn prepare(admin: &Browser, unit: &str, day: Date) -> Result<(Value, Vec<Value>)> {
    let members = admin.get(&format!("/api/records/members?unit_id={unit}&kind=full&limit=50")).await?;
    let large = members["items"].as_array().map_or(0, Vec::len) >= LARGE;
    let (seats, by) = if large { (3, "committee") } else { (0, "members") };
    let plan = json!({ "unit_id": unit, "planned_on": day, "committee": seats, "secretary_by": by });
    let made = admin.post(ELECTIONS, &plan).await?;
    let id = made["id"].as_str().context("an election without id")?;
    let voters = admin.get(&format!("{ELECTIONS}/{id}/voters")).await?;
    let may = voters["items"].as_array().into_iter().flatten().filter(|voter| voter["votes"] == true);
    let stand: Vec<Value> = may.map(|voter| voter["member_id"].clone()).take(4).collect();
    let leader = stand.first().context("nobody may stand")?;
    let mut candidates = vec![json!({ "member_id": leader, "office": "secretary" })];
    if large {
        candidates
            .extend(stand.iter().map(|member| json!({ "member_id": member, "office": "committee_member" })));
    }
    let tag = format!("\"v{}\"", made["version"]);
    let body = json!({ "candidates": candidates });
    let now = admin.put_to(&format!("{ELECTIONS}/{id}/candidates"), &tag, &body).await?;
    Ok((now, stand))
}

async fn finish(admin: &Browser, unit: &str, day: Date) -> Result<()> {
    let (mut now, stand) = prepare(admin, unit, day).await?;
    let present = now["voters"]["should"].as_u64().context("no voters")?;
    now = step(admin, &now, "meeting", json!({ "held_on": day, "present": present })).await?;
    if now["committee"].as_u64() > Some(0) {
        // the first three are elected, the last gets no vote
        let yes = |at: usize| if at < 3 { present } else { 0 };
        let round =
            round("committee_member", present, stand.iter().enumerate().map(|(at, one)| (one, yes(at))));
        now = step(admin, &now, "rounds", round).await?;
    }
    let electors = now["offices"].as_array().into_iter().flatten();
    let electors = electors.clone().find(|office| office["office"] == "secretary").context("no secretary")?;
    let votes = electors["present"].as_u64().context("nobody votes on the secretary")?;
    let leader = stand.first().into_iter().map(|one| (one, votes));
    now = step(admin, &now, "rounds", round("secretary", votes, leader)).await?;
    now = step(admin, &now, "result", json!({})).await?;
    let answers = now["answers"].as_array().cloned().unwrap_or_default();
    for (at, answer) in answers.iter().enumerate() {
        let paper = json!({ "confirmation": answer["confirmation"], "doc_no": format!("党发〔{}〕{}号", day.year(), at + 18),
            "decided_on": day });
        now = step(admin, &now, "confirmations", paper).await?;
    }
    Ok(())
}

fn round<'a>(office: &str, ballots: u64, votes: impl Iterator<Item = (&'a Value, u64)>) -> Value {
    let votes: Vec<Value> = votes
        .map(|(id, yes)| json!({ "member_id": id, "yes": yes, "no": ballots - yes, "abstain": 0 }))
        .collect();
    json!({ "office": office, "issued": ballots, "returned": ballots, "spoilt": 0, "votes": votes })
}

async fn step(admin: &Browser, now: &Value, part: &str, body: Value) -> Result<Value> {
    let id = now["id"].as_str().context("an election without id")?;
    let tag = format!("\"v{}\"", now["version"]);
    admin.post_to(&format!("{ELECTIONS}/{id}/{part}"), &tag, &body).await
}
