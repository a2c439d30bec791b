//! What is handed from one secretary to the next, sealed, and asked of the committee above.

use super::{carry::Carrier, elections::ELECTED};
use anyhow::Result;
use history::What;
use serde_json::{Value, json};

const API: &str = "/api/records";

impl Carrier<'_> {
    pub async fn file(&mut self, what: &What) -> Result<()> {
        match what {
            What::HandOver { from, to, note } => self.hand_over([*from, *to], note).await,
            What::Seal { year } => {
                let path = format!("{API}/units/{}/archive/{year}/seal", self.place.unit);
                if self.post(path, Value::Null).await?.is_some() {
                    self.diary.count("seals");
                }
                Ok(())
            }
            What::AskUnit { request, name, full_members, reason } => {
                let founding = json!({
                    "parent_id": self.place.unit, "kind": "branch", "name": name, "full_members": full_members,
                });
                let body = json!({ "kind": "found", "founding": founding, "reason": reason });
                self.make("unit-request", *request, "unit-requests", body).await
            }
            What::RefuseUnit { request, on, reason } => {
                let Some(thing) = self.diary.thing("unit-request", request).cloned() else { return Ok(()) };
                let body = json!({ "approve": false, "decided_on": on, "reason": reason });
                self.post_to(format!("{API}/unit-requests/{}/decision", thing.id), &thing, body)
                    .await
                    .map(drop)
            }
            _ => Ok(()),
        }
    }

    /// Where both have held the post. What is signed is what is there at this moment.
    async fn hand_over(&mut self, secretaries: [usize; 2], note: &str) -> Result<()> {
        let held = |who| ["post-secretary", ELECTED].iter().any(|post| self.diary.thing(post, who).is_some());
        if !secretaries.into_iter().all(held) {
            return Ok(());
        }
        let path = format!("{API}/units/{}/handovers", self.place.unit);
        let Some(opened) = self.post(path, json!({ "note": note })).await? else { return Ok(()) };
        self.keep("handover", 0, &opened, Value::Null);
        let Some(thing) = self.diary.thing("handover", 0).cloned() else { return Ok(()) };
        let deed = self.key.clone();
        self.key = format!("{deed}-signed");
        let path = format!("{API}/handovers/{}/signatures", thing.id);
        let signed = self.post_to(path, &thing, json!({ "sum": opened["sum"] })).await?;
        self.key = deed;
        if signed.is_some() {
            self.diary.count("handovers");
        }
        Ok(())
    }
}
