//! People: posts, moves, who cannot be reached, corrections.

use super::{carry::Carrier, diary::Thing, seat::Hand};
use anyhow::Result;
use history::{Destination, Newcomer, What};
use http::Method;
use kernel::YearMonth;
use serde_json::{Value, json};
use time::{Date, Duration};

const API: &str = "/api/records";

impl Carrier<'_> {
    pub async fn accompany(&mut self, what: &What) -> Result<()> {
        match what {
            What::Appoint { who, post, started_on, term_end } => {
                let body = json!({
                    "unit_id": self.place.unit, "member_id": self.member(*who), "post": post,
                    "started_on": started_on, "term_end": term_end, "basis": "elected",
                });
                self.make(&format!("post-{post}"), *who, "posts", body).await
            }
            What::LeavePost { who, post, on, reason } => {
                let body = json!({ "ended_on": on, "reason": reason });
                self.end(&format!("post-{post}"), *who, "posts", body).await
            }
            What::Join { on, bodies, doc_no } => self.join(*on, *bodies, doc_no).await,
            What::AnalysePool { on, doc_no, note } => {
                let body =
                    json!({ "unit_id": self.place.unit, "done_on": on, "doc_no": doc_no, "note": note });
                self.make("pool", 0, "development/pool/reviews", body).await
            }
            What::Open { .. } | What::Notice { .. } | What::Step { .. } | What::ThoughtReport { .. } => {
                self.develop(what).await
            }
            What::Move { .. } | What::TakeIn { .. } | What::Hand { .. } => self.transfer(what).await,
            What::Lose { who, since, reason } => {
                let body = json!({ "member_id": self.member(*who), "since": since, "reason_code": reason });
                self.make("lost", *who, "lost-contacts", body).await
            }
            What::FindAgain { who, on } => {
                self.end("lost", *who, "lost-contacts", json!({ "ended_on": on })).await
            }
            What::Ask { request, who, job_title } => self.ask(*request, *who, job_title).await,
            What::Decide { request, accept, reason } => {
                let Some(thing) = self.diary.thing("request", request).cloned() else { return Ok(()) };
                let body = json!({ "accept": accept, "reason": reason });
                self.post(format!("{API}/corrections/{}/decide", thing.id), body).await.map(drop)
            }
            _ => Ok(()),
        }
    }

    /// Hands in a request that makes something, and remembers it.
    pub async fn make(&mut self, kind: &str, number: usize, path: &str, body: Value) -> Result<()> {
        if let Some(answer) = self.post(format!("{API}/{path}"), body).await? {
            self.keep(kind, number, &answer, Value::Null);
            self.diary.count(path);
        }
        Ok(())
    }

    pub async fn end(&mut self, kind: &str, number: usize, path: &str, body: Value) -> Result<()> {
        let Some(thing) = self.diary.thing(kind, number).cloned() else { return Ok(()) };
        self.post(format!("{API}/{path}/{}/end", thing.id), body).await.map(drop)
    }

    async fn ask(&mut self, request: usize, who: usize, job_title: &str) -> Result<()> {
        let Some(member) = self.member(who) else { return Ok(()) };
        let body =
            json!({ "member_id": member, "field": "job_title", "proposed": job_title, "note": "岗位已调整" });
        let path = format!("{API}/corrections");
        if let Some(answer) = self.send(Method::POST, path, body, None, Hand::Member(member)).await? {
            self.keep("request", request, &answer, Value::Null);
            self.diary.count("requests");
        }
        Ok(())
    }

    async fn join(&mut self, on: Date, bodies: u8, doc_no: &str) -> Result<()> {
        let path = format!("{API}/units/{}", self.place.unit);
        let unit = self.seat.get(path.clone()).await?;
        if unit["kind"] != "branch" {
            return Ok(());
        }
        let body =
            json!({ "kind": "joint_branch", "joint_bodies": bodies, "decided_on": on, "doc_no": doc_no });
        let version = unit["version"].as_i64();
        if self.send(Method::PATCH, path, body, version, Hand::Office).await?.is_some() {
            self.diary.count("joint_branches");
        }
        Ok(())
    }

    /// Keeps the version a step has left. Where a run that was cut off had taken it, it is looked up.
    pub async fn changed(
        &mut self,
        kind: &str,
        number: usize,
        path: String,
        answer: Option<Value>,
        counted: &str,
    ) -> Result<()> {
        let now = match answer {
            Some(answer) => {
                self.diary.count(counted);
                answer
            }
            None if self.diary.resumed => self.seat.get(path).await?,
            None => return Ok(()),
        };
        self.keep(kind, number, &now, Value::Null);
        Ok(())
    }

    async fn transfer(&mut self, what: &What) -> Result<()> {
        match what {
            What::Move { transfer, who, to, reason, apply } => {
                let (unit, place) = match to {
                    Destination::Sibling => (self.place.sibling, None),
                    Destination::Elsewhere(place) => (None, Some(*place)),
                };
                let body = json!({
                    "member_id": self.member(*who), "to_unit_id": unit, "to_place": place, "reason": reason,
                    "apply": apply,
                });
                self.make("transfer", *transfer, "transfers", body).await
            }
            What::TakeIn { transfer, newcomer, from, issued_on } => {
                let body = self.letter(newcomer, from, *issued_on, *transfer);
                self.make("transfer", *transfer, "transfers/incoming", body).await
            }
            What::Hand { transfer, step, reason } => {
                let Some(thing) = self.diary.thing("transfer", transfer).cloned() else { return Ok(()) };
                let path = format!("{API}/transfers/{}", thing.id);
                let answer = self.hand(&thing, &path, step, *reason).await?;
                self.changed("transfer", *transfer, path, answer, "transfer_steps").await
            }
            _ => Ok(()),
        }
    }

    async fn hand(
        &mut self,
        thing: &Thing,
        path: &str,
        step: &str,
        reason: Option<&str>,
    ) -> Result<Option<Value>> {
        let mut body = json!({ "step": step, "reason": reason });
        match step {
            // the ledger says up to which month dues are paid
            "issue_letter" => body["letter"] = json!({ "distance": "outside" }),
            "return_receipt" => body["handled_by"] = "对方党委经办人".into(),
            _ => {}
        }
        self.post_to(format!("{path}/steps"), thing, body).await
    }

    fn letter(&self, newcomer: &Newcomer, from: &str, issued_on: Date, number: usize) -> Value {
        let person = json!({
            "unit_id": self.place.unit, "name": newcomer.name, "id_no": newcomer.id_no, "member_kind": "full",
            "joined_on": newcomer.joined_on, "full_on": newcomer.full_on,
        });
        let letter = json!({
            "number": format!("{}-{:05}", issued_on.year(), number), "issued_on": issued_on,
            "valid_until": issued_on + Duration::days(60), "paid_to": YearMonth::of(issued_on),
        });
        json!({ "person": person, "from_place": from, "paper_letter": letter, "reason": "工作调入" })
    }
}
