//! People on the way to membership: their files, notices, steps and reports.

use super::carry::Carrier;
use crate::demo::development::vote;
use anyhow::Result;
use history::What;
use serde_json::{Value, json};
use time::Date;

const API: &str = "/api/records";

impl Carrier<'_> {
    pub async fn develop(&mut self, what: &What) -> Result<()> {
        match what {
            What::Open { file, newcomer, applied_on } => {
                let person =
                    json!({ "name": newcomer.name, "id_no": newcomer.id_no, "job_title": "业务骨干" });
                let body = json!({ "unit_id": self.place.unit, "person": person, "applied_on": applied_on });
                self.make("file", *file, "development/files", body).await
            }
            What::Notice { file, ahead_of, from, until } => {
                let body = json!({
                    "ahead_of": ahead_of, "from_on": from, "until_on": until,
                    "objection_phone": "0571-8800 6120", "objection_address": "党委组织部 302 室",
                });
                let Some(thing) = self.diary.thing("file", file).cloned() else { return Ok(()) };
                let path = format!("{API}/development/files/{}", thing.id);
                let answer = self.post(format!("{path}/notices"), body).await?;
                self.changed("file", *file, path, answer, "notices").await
            }
            What::ThoughtReport { file, on, pages, received_by } => {
                let Some(thing) = self.diary.thing("file", file).cloned() else { return Ok(()) };
                let body = json!({
                    "code": "thought_report", "dated": on, "pages": pages, "signed_by": ["person"],
                    "received_by": self.member(*received_by),
                });
                // the file itself stays as it was
                if self.post(format!("{API}/development/files/{}/papers", thing.id), body).await?.is_some() {
                    self.diary.count("thought_reports");
                }
                Ok(())
            }
            What::Step { file, step, outcome, on, mentors, months } => {
                let Some(thing) = self.diary.thing("file", file).cloned() else { return Ok(()) };
                let path = format!("{API}/development/files/{}", thing.id);
                let known = if asks(step) { self.seat.get(path.clone()).await? } else { Value::Null };
                let named = mentors.map(|who| self.member(who));
                let body = taken(step, outcome, *on, &json!(named), *months, &known);
                let answer = self.post_to(format!("{path}/steps"), &thing, body).await?;
                self.changed("file", *file, path, answer, "steps").await
            }
            _ => Ok(()),
        }
    }
}

/// Steps that ask for what the file knows best.
fn asks(step: &str) -> bool {
    matches!(step, "admission_meeting" | "confirmation_meeting" | "approval" | "confirmation_approval")
}

/// A step with what it asks for.
fn taken(step: &str, outcome: &str, on: Date, mentors: &Value, months: Option<u8>, file: &Value) -> Value {
    let mut taken = json!({ "step": step, "outcome": outcome, "decided_on": on });
    match step {
        "assign_contacts" | "name_introducers" => taken["mentors"] = mentors.clone(),
        "choose_candidate" => taken["opinions_heard"] = true.into(),
        "train" => taken["training_hours"] = 24.into(),
        "admission_meeting" | "confirmation_meeting" => {
            taken["vote"] = vote(file);
            taken["resolution"] = json!(["conduct", "counts", "result", "date", "secretary_signature"]);
            taken["candidate_present"] = true.into();
            if step == "admission_meeting" {
                taken["introducers_present"] = true.into();
            }
            if let Some(months) = months {
                taken["months"] = months.into();
            }
        }
        "approval" | "confirmation_approval" => {
            taken["body"] = json!({ "unit_id": file["hints"]["body"]["unit_id"] })
        }
        _ => {}
    }
    taken
}
