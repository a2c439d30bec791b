use super::client::Browser;
use anyhow::{Context, Result};
use history::WAY;
use kernel::{Clock, ResidentId, SHANGHAI, SystemClock, business_date};
use serde_json::{Value, json};
use time::{Date, Duration, Month};

/// Somebody on the way: how many steps, and how many months ago the application was handed in.
struct Newcomer {
    name: &'static str,
    /// Of a number that is nobody's, behind an area no card is issued for: the day of birth and the digits after it.
    born: &'static str,
    steps: usize,
    months: i64,
}

const NEWCOMERS: [Newcomer; 5] = [
    Newcomer { name: "周晓雨", born: "19990315002", steps: 0, months: 0 },
    Newcomer { name: "吴晨光", born: "19981106001", steps: 1, months: 3 },
    Newcomer { name: "郑思源", born: "19970721003", steps: 5, months: 12 },
    Newcomer { name: "冯雅琴", born: "19960208004", steps: 12, months: 22 },
    Newcomer { name: "陈立新", born: "19950419005", steps: 21, months: 28 },
];

/// What each level of the tree may admit in the year, the top first.
const QUOTAS: [u32; 4] = [60, 12, 4, 3];

/// The first branch has people in every stage: one who has just applied, one to be chosen, an activist, a development
/// target, a probationary member.
pub(super) async fn accompany(admin: &Browser, unit: &str, area: &str) -> Result<()> {
    let today = business_date(SystemClock.now(), SHANGHAI);
    let mentors = mentors(admin, unit, today).await?;
    hand_down(admin, unit, today).await?;
    for newcomer in &NEWCOMERS {
        let applied = today - Duration::days(30 * newcomer.months + 5);
        walk(admin, unit, &mentors, newcomer, applied, area).await?;
    }
    Ok(())
}

/// The plan of the year, from the top of the organisation down to the branch: more than enough at the top, little below.
async fn hand_down(admin: &Browser, unit: &str, today: Date) -> Result<()> {
    let tree = admin.get("/api/records/units?tree=true").await?;
    let all = tree["items"].as_array().context("a tree without units")?;
    let mut chain = Vec::new();
    let mut next = Some(unit.to_owned());
    while let Some(id) = next {
        let found =
            all.iter().find(|one| one["id"] == id.as_str()).context("a unit that is not in the tree")?;
        next = found["parent_id"].as_str().map(str::to_owned);
        chain.push(id);
    }
    let handed_down = Date::from_calendar_date(today.year(), Month::February, 20)?.min(today);
    for (below, id) in chain.iter().rev().enumerate() {
        let quota = QUOTAS.get(below).or(QUOTAS.last());
        let doc_no = (below == 0).then(|| format!("组通〔{}〕6号", today.year()));
        let number = json!({ "year": today.year(), "unit_id": id, "quota": quota, "decided_on": handed_down,
            "doc_no": doc_no });
        admin.post("/api/records/development/plan", &number).await?;
    }
    Ok(())
}

/// Two members who had been full ones for long when everybody here applied.
async fn mentors(admin: &Browser, unit: &str, today: Date) -> Result<Value> {
    let roster = admin.get(&format!("/api/records/members?unit_id={unit}&kind=full&limit=50")).await?;
    let long_since = (today - Duration::days(1500)).to_string();
    let long = |member: &&Value| {
        member["membership_state"] == "normal"
            && member["full_on"].as_str().is_some_and(|full_on| full_on < long_since.as_str())
    };
    let found = roster["items"].as_array().into_iter().flatten().filter(long).take(2);
    Ok(found.map(|member| member["id"].clone()).collect())
}

async fn walk(
    admin: &Browser,
    unit: &str,
    mentors: &Value,
    newcomer: &Newcomer,
    applied: Date,
    area: &str,
) -> Result<()> {
    let id_no = number(area, newcomer.born)?;
    let person = json!({ "name": newcomer.name, "id_no": id_no, "job_title": "业务骨干" });
    let draft = json!({ "unit_id": unit, "person": person, "applied_on": applied });
    let mut file = admin.post("/api/records/development/files", &draft).await?;
    let path =
        format!("/api/records/development/files/{}", file["id"].as_str().context("a file without id")?);
    for (step, outcome, days) in WAY.iter().take(newcomer.steps) {
        let on = applied + Duration::days(*days);
        if *step == "notice" {
            let notice = json!({
                "ahead_of": outcome, "from_on": on, "until_on": on + Duration::days(14),
                "objection_phone": "0571-8800 6120", "objection_address": "党委组织部 302 室",
            });
            file = admin.post(&format!("{path}/notices"), &notice).await?;
            continue;
        }
        let taken = with(step, outcome, on, mentors, &file);
        let tag = format!("\"v{}\"", file["version"]);
        file = admin.post_for(&format!("{path}/steps"), &tag, &taken).await?;
    }
    if file["listable"] == true {
        let (tag, year) =
            (format!("\"v{}\"", file["version"]), business_date(SystemClock.now(), SHANGHAI).year());
        admin.post_for(&format!("{path}/plan"), &tag, &json!({ "year": year })).await?;
    }
    Ok(())
}

/// The number with the digit that makes it one.
fn number(area: &str, born: &str) -> Result<String> {
    let fits = |digit: &char| format!("{area}{born}{digit}").parse::<ResidentId>().is_ok();
    let digit = "0123456789X".chars().find(fits).context("no number of this area")?;
    Ok(format!("{area}{born}{digit}"))
}

/// All who came approved. Who was entitled on a day long past the roll knows better than whoever votes today, and some
/// are always away.
pub(super) fn vote(file: &Value) -> Value {
    let voters = file["hints"]["voters"].as_u64().unwrap_or_default();
    let there = (voters * 7 + 5) / 10;
    json!({ "present": there, "issued": there, "returned": there, "yes": there, "no": 0, "abstained": 0 })
}

/// A step with what it asks for.
fn with(step: &str, outcome: &str, on: Date, mentors: &Value, file: &Value) -> Value {
    let mut taken = json!({ "step": step, "outcome": outcome, "decided_on": on });
    match step {
        "assign_contacts" | "name_introducers" => taken["mentors"] = mentors.clone(),
        "choose_candidate" => taken["opinions_heard"] = true.into(),
        "train" => taken["training_hours"] = 24.into(),
        "admission_meeting" => {
            taken["vote"] = vote(file);
            taken["resolution"] = json!(["conduct", "counts", "result", "date", "secretary_signature"]);
            (taken["candidate_present"], taken["introducers_present"]) = (true.into(), true.into());
        }
        "approval" => taken["body"] = json!({ "unit_id": file["hints"]["body"]["unit_id"] }),
        _ => {}
    }
    taken
}
