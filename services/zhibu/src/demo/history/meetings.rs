//! Meetings: called, asked to be excused from, held, written down, filed, corrected.

use super::{carry::Carrier, diary::Thing, seat::Hand, steps::life};
use anyhow::Result;
use history::{Absence, Attendance, Call, FollowUp, What, Where};
use http::Method;
use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

pub const MEETINGS: &str = "/api/records/meetings";

impl Carrier<'_> {
    pub async fn meet(&mut self, what: &What) -> Result<()> {
        match what {
            What::Plan(call) => self.call(call).await,
            What::AskLeave { meeting, who, reason } => self.ask_leave(*meeting, *who, *reason).await,
            What::AnswerLeave { meeting, who, approve } => {
                let Some((thing, member)) = self.meeting(*meeting).zip(self.member(*who)) else {
                    return Ok(());
                };
                let body = json!({ "approve": approve });
                let path = format!("{MEETINGS}/{}/leave/{member}", thing.id);
                self.post(path, body).await.map(drop)
            }
            What::Cancel { meeting, reason } => {
                self.step(*meeting, "cancel", json!({ "reason": reason }), "called_off").await.map(drop)
            }
            What::Attend(attendance) => self.attend(attendance).await,
            What::Write { meeting, minutes, decision, against, follow_ups } => {
                self.write(*meeting, minutes, *decision, *against, follow_ups).await
            }
            What::File { meeting } => self.step(*meeting, "file", Value::Null, "filed").await.map(drop),
            What::Correct { meeting, place, reason } => {
                let body = json!({ "reason": reason, "details": { "place": place } });
                self.step(*meeting, "versions", body, "corrected").await.map(drop)
            }
            What::Finish { meeting, nth, on } => {
                let Some(thing) = self.meeting(*meeting) else { return Ok(()) };
                let Some(id) = thing.more["follow_ups"][*nth].as_str() else { return Ok(()) };
                let path = format!("{MEETINGS}/follow-ups/{id}/done");
                self.post(path, json!({ "done_on": on })).await.map(drop)
            }
            What::ReportRemedy { meeting, nth, state, on, note } => {
                let Some(thing) = self.meeting(*meeting) else { return Ok(()) };
                let Some(id) = thing.more["follow_ups"][*nth].as_str() else { return Ok(()) };
                let report = json!({ "state": state, "on": on, "note": note });
                self.post(format!("{MEETINGS}/follow-ups/{id}/reports"), report).await.map(drop)
            }
            _ => Ok(()),
        }
    }

    pub fn meeting(&self, number: usize) -> Option<Thing> {
        self.diary.thing("meeting", number).cloned()
    }

    /// Remembers of a meeting what its further way needs.
    pub fn keep_meeting(&mut self, number: usize, answer: &Value) {
        let list = || answer["participants"].as_array().into_iter().flatten();
        let present = || list().filter(|one| one["mark"] == "present");
        let leaders: Vec<Value> = present().take(2).map(|one| one["member_id"].clone()).collect();
        let votes = present().filter(|one| one["standing"] == "voter").count();
        let given = answer["follow_ups"].as_array().into_iter().flatten();
        let given: Vec<Value> = given.map(|one| one["id"].clone()).collect();
        let lecture =
            answer["kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "lecture"));
        let (steps, asked) = life(answer);
        let more = json!({
            "agenda": answer["agenda"], "present": leaders, "votes": votes, "follow_ups": given,
            "lecture": lecture, "steps": steps, "asked": asked,
        });
        self.keep("meeting", number, answer, more);
    }

    /// The meeting as it is: a run that takes up another's work looks first.
    pub async fn current(&mut self, meeting: usize) -> Result<Option<Thing>> {
        if let Some(thing) = self.meeting(meeting).filter(|_| self.diary.resumed) {
            let now = self.seat.get(format!("{MEETINGS}/{}", thing.id)).await?;
            self.keep_meeting(meeting, &now);
        }
        Ok(self.meeting(meeting))
    }

    async fn call(&mut self, call: &Call) -> Result<()> {
        let unit = match call.unit {
            Where::Body => Some(self.place.unit),
            Where::Group(n) => self.place.groups.get(n).copied(),
        };
        let body = json!({
            "unit_id": unit, "kinds": call.kinds, "gathering": call.gathering, "subject": call.subject,
            "place": call.place, "planned_start": written(call.starts)?, "planned_end": written(call.ends)?,
            "serves_year": call.serves_year, "agenda": call.agenda,
        });
        if let Some(answer) = self.post(MEETINGS.into(), body).await? {
            self.keep_meeting(call.meeting, &answer);
            self.diary.count("called");
        }
        Ok(())
    }

    async fn ask_leave(&mut self, meeting: usize, who: usize, reason: Absence) -> Result<()> {
        let Some((thing, member)) = self.meeting(meeting).zip(self.member(who)) else { return Ok(()) };
        let path = format!("{MEETINGS}/{}/leave", thing.id);
        let body = json!({ "reason": reason });
        self.send(Method::POST, path, body, None, Hand::Member(member)).await.map(drop)
    }

    /// A step that leaves the meeting in another version.
    async fn step(
        &mut self,
        meeting: usize,
        step: &str,
        body: Value,
        counted: &str,
    ) -> Result<Option<Value>> {
        let Some(thing) = self.current(meeting).await? else { return Ok(None) };
        let path = format!("{MEETINGS}/{}/{step}", thing.id);
        let answer = self.post_to(path, &thing, body).await?;
        if let Some(answer) = &answer {
            self.keep_meeting(meeting, answer);
            self.diary.count(counted);
        }
        Ok(answer)
    }

    /// Once with nobody marked, which brings the list up to the day, and then everybody who is on it.
    async fn attend(&mut self, told: &Attendance) -> Result<()> {
        let Some(mut thing) = self.current(told.meeting).await? else { return Ok(()) };
        let path = format!("{MEETINGS}/{}/attendance", thing.id);
        let mut body = json!({
            "started_at": written(told.started)?, "ended_at": written(told.ended)?, "marks": [],
            "guests": told.guests, "guests_note": told.guests_note,
        });
        let Some(answer) = self.put(path.clone(), &thing, body.clone()).await? else { return Ok(()) };
        thing.version = answer["version"].as_i64().unwrap_or_default();
        body["marks"] = self.marks(told, &answer);
        let Some(answer) = self.put(path, &thing, body).await? else { return Ok(()) };
        self.keep_meeting(told.meeting, &answer);
        self.diary.count("held");
        Ok(())
    }

    fn marks(&self, told: &Attendance, meeting: &Value) -> Value {
        let mark = |one: &Value| {
            let away = told.absent.iter().find(|absent| {
                self.member(absent.who).is_some_and(|member| one["member_id"] == member.to_string())
            });
            let id = &one["member_id"];
            match away.map(|absent| absent.reason) {
                None => json!({ "member_id": id, "mark": "present" }),
                Some(None) => json!({ "member_id": id, "mark": "unexcused" }),
                Some(Some(reason)) => json!({ "member_id": id, "mark": "leave", "absence": reason }),
            }
        };
        meeting["participants"].as_array().into_iter().flatten().map(mark).collect()
    }

    async fn write(
        &mut self,
        meeting: usize,
        minutes: &str,
        decision: Option<&str>,
        against: u8,
        follow_ups: &[FollowUp],
    ) -> Result<()> {
        let Some(thing) = self.current(meeting).await? else { return Ok(()) };
        let (more, present) = (&thing.more, &thing.more["present"]);
        // where one has come alone
        let recorder = present.get(1).unwrap_or(&present[0]);
        let votes = more["votes"].as_u64().unwrap_or_default();
        let no = votes.min(against.into());
        let decided = decision.map(|text| {
            json!({ "decision": "ordinary", "text": text, "ballot": "open", "yes": votes - no, "no": no, "abstain": 0 })
        });
        let given = follow_ups
            .iter()
            .map(|one| json!({ "problem": one.problem, "text": one.text, "owner_id": present[0], "due_on": one.due_on }));
        let lecturer = (more["lecture"] == true).then_some(&present[0]);
        let body = json!({
            "chair_id": present[0], "recorder_id": recorder, "lecturer_id": lecturer, "agenda": more["agenda"],
            "minutes": minutes, "decisions": decided.into_iter().collect::<Vec<_>>(), "follow_ups": given.collect::<Vec<_>>(),
        });
        let path = format!("{MEETINGS}/{}/record", thing.id);
        let Some(answer) = self.put(path, &thing, body).await? else { return Ok(()) };
        self.keep_meeting(meeting, &answer);
        self.diary.count("written");
        Ok(())
    }
}

fn written(at: OffsetDateTime) -> Result<String> {
    Ok(at.format(&Rfc3339)?)
}
