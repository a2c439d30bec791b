//! What goes before an organisational-life meeting: steps that are noted, and talks.

use super::{carry::Carrier, meetings::MEETINGS};
use anyhow::Result;
use history::What;
use kernel::MemberId;
use serde_json::{Value, json};
use time::{Date, Duration};

const TALKS: &str = "/api/records/talks";
/// Days on which people talk with one another.
const DAYS: usize = 9;

impl Carrier<'_> {
    pub async fn prepare(&mut self, what: &What) -> Result<()> {
        match what {
            What::NoteStep { meeting, step, on, note } => self.note_step(*meeting, step, *on, note).await,
            What::Talk { meeting, percent, until } => {
                self.talk(*meeting, usize::from(*percent), *until).await
            }
            _ => Ok(()),
        }
    }

    /// Not where the rules of an organisation ask for no such step.
    async fn note_step(&mut self, meeting: usize, step: &str, on: Date, note: &str) -> Result<()> {
        let Some(thing) = self.current(meeting).await?.filter(|thing| asks(&thing.more, step)) else {
            return Ok(());
        };
        let path = format!("{MEETINGS}/{}/steps/{step}", thing.id);
        if let Some(answer) = self.put(path, &thing, json!({ "on": on, "note": note })).await? {
            self.keep_meeting(meeting, &answer);
            self.diary.count("steps");
        }
        Ok(())
    }

    /// Everybody with the next one on the list. Each talk is a request of its own.
    async fn talk(&mut self, meeting: usize, percent: usize, until: Date) -> Result<()> {
        let Some(thing) = self.meeting(meeting).filter(|thing| asks(&thing.more, "talks")) else {
            return Ok(());
        };
        let asked: Vec<Asked> = serde_json::from_value(thing.more["asked"].clone())?;
        let here: Vec<Asked> = asked.into_iter().filter(|one| self.had_joined(one.0, until)).collect();
        let Some(first) = here.first().filter(|_| here.len() > 1) else { return Ok(()) };
        let deed = self.key.clone();
        let some = (here.len() * percent / 100).max(2);
        for (n, pair) in here[..some].chunks(2).enumerate() {
            let (one, other) = (&pair[0], pair.get(1).unwrap_or(first));
            // members of long standing have talked in the days before
            let ahead = if one.1 && other.1 { n % DAYS } else { 0 };
            let day = until - Duration::days(i64::try_from(ahead)?);
            let body = json!({
                "unit_id": self.place.unit, "one_id": one.0, "other_id": other.0, "day": day,
                "meeting_id": thing.id,
            });
            self.key = format!("{deed}-{n}");
            if self.post(TALKS.into(), body).await?.is_some() {
                self.diary.count("talks");
            }
        }
        self.key = deed;
        Ok(())
    }

    /// The roster is that of today: some on it came later.
    fn had_joined(&self, who: MemberId, day: Date) -> bool {
        let at = self.place.members.iter().position(|member| *member == who);
        let person = at.and_then(|at| self.place.body.people.get(at));
        person.is_none_or(|person| person.joined_on <= day)
    }
}

/// Somebody who is asked to a meeting, and whether with a vote.
type Asked = (MemberId, bool);

fn asks(more: &Value, step: &str) -> bool {
    more["steps"].as_array().is_some_and(|steps| steps.iter().any(|asked| asked == step))
}

/// The steps the rules ask for, and who is asked; nothing of a meeting of other kinds.
pub fn life(meeting: &Value) -> (Value, Value) {
    let Some(steps) = meeting["life"]["steps"].as_array() else { return (Value::Null, Value::Null) };
    let list = meeting["participants"].as_array().into_iter().flatten();
    let asked = list
        .filter(|one| one["standing"] != "guest")
        .map(|one| json!([one["member_id"], one["standing"] == "voter"]));
    (steps.iter().map(|one| one["step"].clone()).collect(), asked.collect())
}
