//! What was decided about members.

use super::carry::Carrier;
use anyhow::Result;
use history::{Ruling, What};
use serde_json::json;

const DISPOSITIONS: &str = "/api/records/dispositions";

impl Carrier<'_> {
    pub async fn discipline(&mut self, what: &What) -> Result<()> {
        match what {
            What::Dispose(ruling) => self.dispose(ruling).await,
            What::Approve { case, level, on, doc_no } => {
                let paper =
                    json!({ "level": level, "approved_by": "上级党委", "approved_on": on, "doc_no": doc_no });
                self.decided(*case, "approve", paper).await
            }
            What::Lift { case, on, doc_no } => {
                self.decided(*case, "lift", json!({ "lifted_on": on, "doc_no": doc_no })).await
            }
            _ => Ok(()),
        }
    }

    async fn dispose(&mut self, told: &Ruling) -> Result<()> {
        let body = json!({
            "member_id": self.member(told.who), "kind": told.kind, "decided_by": told.by, "body_name": told.body,
            "decided_on": told.on, "doc_no": told.doc_no, "months": told.months,
            "back_filled_reason": told.filled_in,
        });
        self.make("case", told.case, "dispositions", body).await
    }

    async fn decided(&mut self, case: usize, step: &str, body: serde_json::Value) -> Result<()> {
        let Some(thing) = self.diary.thing("case", case).cloned() else { return Ok(()) };
        self.post(format!("{DISPOSITIONS}/{}/{step}", thing.id), body).await.map(drop)
    }
}
