//! Statistics over HTTP: figures against a slow count of the same records, the balance of a year, who sees what, and
//! reports that were frozen.

mod automatic;
mod balance;
mod employers;
mod figures;
mod honours;
mod printing;
mod reach;
mod snapshots;
mod study;

use kernel::{SHANGHAI, business_date};
use serde_json::{Value, json};
use suites::{Answer, Org, Person, TwoBranches, resident_id};
use time::{Date, Duration, OffsetDateTime};

const MEMBERS: &str = "/api/records/members";

/// An enterprise: a committee with two branches, and a functional branch beside them.
struct Ground {
    org: Org,
    admin: Person,
    root: String,
    east: String,
    west: String,
}

impl Ground {
    async fn new() -> Self {
        let TwoBranches { org, admin, root, east, west } = TwoBranches::new().await;
        org.unit("项目功能型党支部", "functional_branch", Some(&root)).await;
        Self { org, admin, root, east, west }
    }

    async fn member(&self, name: &str, unit: &str, more: Value) -> String {
        let mut draft = json!({
            "name": name, "unit_id": unit, "id_no": resident_id(), "gender": "male", "member_kind": "full",
            "joined_on": "2001-07-01", "full_on": "2002-07-01",
        });
        for (field, value) in more.as_object().into_iter().flatten() {
            draft[field] = value.clone();
        }
        self.admin.post(MEMBERS, draft).await.expect(201).at("/id")
    }

    /// Members of every sort, so that each class of each theme has somebody.
    async fn roster(&self) {
        let ethnic = ["01", "01", "11", "05"];
        let education = ["21", "31", "41", "14"];
        let posts = ["worker", "official", "professional", "retired"];
        for n in 0..24_usize {
            let joined =
                Date::from_ordinal_date(1975 + i32::try_from(n).unwrap_or(0) * 2, 180).expect("a day");
            let unit = if n % 3 == 0 { &self.west } else { &self.east };
            let mut facts = json!({
                "ethnic": ethnic[n % 4], "education": education[n / 2 % 4], "work_post": posts[n / 3 % 4],
                "birth_date": (joined - Duration::days(20 * 366)).to_string(),
                "joined_on": joined.to_string(), "full_on": (joined + Duration::days(366)).to_string(),
            });
            if n % 5 == 0 {
                facts["member_kind"] = json!("probationary");
                facts["full_on"] = Value::Null;
            }
            self.member(&format!("党员{n}"), unit, facts).await;
        }
    }

    /// Ends a membership by a decision that was approved today.
    async fn dispose(&self, member: &str, kind: &str) {
        let approval = json!({
            "level": "county", "approved_by": "县纪委", "approved_on": today(), "doc_no": "县纪〔2026〕3号",
        });
        let decided = json!({
            "member_id": member, "kind": kind, "decided_by": "branch_meeting", "body_name": "支部党员大会",
            "decided_on": today(), "approval": approval,
        });
        self.admin.post("/api/records/dispositions", decided).await.expect(201);
    }

    /// Changes a member, with a reason.
    async fn change(&self, id: &str, mut patch: Value) {
        let path = format!("{MEMBERS}/{id}");
        let version = self.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap_or(1);
        patch["reason"] = json!("组织决定");
        self.admin.patch(&path, version, patch).await.expect(200);
    }
}

async fn chapter(who: &Person, unit: &str, chapter: &str, more: &str) -> Answer {
    who.get(&format!("/api/records/units/{unit}/statistics?chapter={chapter}{more}")).await.expect(200)
}

fn table<'a>(answer: &'a Answer, theme: &str) -> &'a Value {
    let mut all = answer.json["tables"].as_array().into_iter().flatten();
    all.find(|table| table["theme"] == theme).unwrap_or_else(|| panic!("no {theme} in {}", answer.text()))
}

/// The count of a class; nothing where it is hidden or not there.
fn count(answer: &Answer, theme: &str, class: &str) -> Option<i64> {
    let mut rows = table(answer, theme)["rows"].as_array().into_iter().flatten();
    rows.find(|row| row["class"] == class).and_then(|row| row["count"].as_i64())
}

fn today() -> Date {
    business_date(OffsetDateTime::now_utc(), SHANGHAI)
}
