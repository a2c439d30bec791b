//! Carrying out one deed: the request it is, and what is remembered of the answer.

use super::{
    bodies::Place,
    diary::{Diary, Thing},
    seat::{Hand, Said, Seat, Slip},
};
use anyhow::Result;
use history::What;
use http::{Method, StatusCode};
use kernel::MemberId;
use serde_json::Value;
use time::OffsetDateTime;

pub struct Carrier<'a> {
    pub seat: &'a Seat,
    pub place: &'a Place,
    pub diary: &'a mut Diary,
    /// What the deed is called, in whichever run.
    pub key: String,
    pub at: OffsetDateTime,
}

impl Carrier<'_> {
    pub async fn carry(&mut self, what: &What) -> Result<()> {
        match what {
            What::Plan(_)
            | What::AskLeave { .. }
            | What::AnswerLeave { .. }
            | What::Cancel { .. }
            | What::Attend(_)
            | What::Write { .. }
            | What::File { .. }
            | What::Correct { .. }
            | What::Finish { .. }
            | What::ReportRemedy { .. } => self.meet(what).await,
            What::NoteStep { .. } | What::Talk { .. } => self.prepare(what).await,
            What::Fix { .. }
            | What::Relieve { .. }
            | What::Pay { .. }
            | What::TakeBack { .. }
            | What::Excuse { .. }
            | What::Give(_)
            | What::Close { .. } => self.settle(what).await,
            What::DraftSurvey { .. }
            | What::BringWorkbook { .. }
            | What::SendDown { .. }
            | What::HandIn { .. }
            | What::CloseSurvey { .. } => self.survey(what).await,
            What::Float { .. }
            | What::ComeBack { .. }
            | What::Hear { .. }
            | What::Certify { .. }
            | What::CancelCertificate { .. }
            | What::Visit { .. }
            | What::EndVisit { .. }
            | What::Exempt { .. } => self.stay(what).await,
            What::HandOver { .. } | What::Seal { .. } | What::AskUnit { .. } | What::RefuseUnit { .. } => {
                self.file(what).await
            }
            What::CallCongress { .. } | What::SendDelegates { .. } => self.assemble(what).await,
            What::EnterTerm { .. }
            | What::PlanElection { .. }
            | What::ApproveDay { .. }
            | What::Nominate(_)
            | What::Elect { .. }
            | What::ConfirmElection { .. } => self.contest(what).await,
            What::Dispose(_) | What::Approve { .. } | What::Lift { .. } => self.discipline(what).await,
            What::Honour(honour) => self.honour(honour).await,
            What::Train(training) => self.train(training).await,
            _ => self.accompany(what).await,
        }
    }

    /// The member at this place of the roster.
    pub fn member(&self, who: usize) -> Option<MemberId> {
        self.place.members.get(who).copied()
    }

    /// Hands in a request that makes something. None when it was refused.
    pub async fn post(&mut self, path: String, body: Value) -> Result<Option<Value>> {
        self.send(Method::POST, path, body, None, Hand::Office).await
    }

    /// The same to a thing that has been made before, as it was left.
    pub async fn post_to(&mut self, path: String, thing: &Thing, body: Value) -> Result<Option<Value>> {
        self.send(Method::POST, path, body, Some(thing.version), Hand::Office).await
    }

    pub async fn put(&mut self, path: String, thing: &Thing, body: Value) -> Result<Option<Value>> {
        self.send(Method::PUT, path, body, Some(thing.version), Hand::Office).await
    }

    pub async fn send(
        &mut self,
        method: Method,
        path: String,
        body: Value,
        version: Option<i64>,
        hand: Hand,
    ) -> Result<Option<Value>> {
        let key = (method == Method::POST).then_some(self.key.as_str());
        let slip = Slip { method, path: path.clone(), body, version, key, hand };
        match self.seat.hand_in(self.at, slip).await? {
            Said::Done(value) => Ok(Some(value)),
            // a run that was cut off had done it
            Said::Refused(status, why) if self.diary.resumed && done_before(status, &why) => Ok(None),
            Said::Refused(status, why) => {
                self.diary.refuse(format!("{} {path} {status}: {why}", self.at.date()));
                Ok(None)
            }
        }
    }

    /// Remembers what an answer showed of a thing.
    pub fn keep(&mut self, kind: &str, number: usize, answer: &Value, more: Value) {
        let id = answer["id"].as_str().unwrap_or_default().to_owned();
        self.diary.put(
            kind,
            number,
            Thing { id, version: answer["version"].as_i64().unwrap_or_default(), more },
        );
    }
}

/// Whether a refusal says that there is nothing left to do.
fn done_before(status: StatusCode, why: &str) -> bool {
    matches!(status, StatusCode::CONFLICT | StatusCode::PRECONDITION_FAILED)
        || why.contains("idempotency_mismatch")
}
