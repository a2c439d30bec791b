//! Stays away, their papers, members of organisations elsewhere, and who need not come.

use super::carry::Carrier;
use anyhow::Result;
use history::{Stay, What};
use kernel::UnitId;
use serde_json::{Value, json};
use time::Date;

const API: &str = "/api/records";

impl Carrier<'_> {
    pub async fn stay(&mut self, what: &What) -> Result<()> {
        match what {
            What::Float { who, since, to, inflow, stay } => {
                let unit = self.place.sibling.filter(|_| *inflow);
                self.float(*who, *since, (*to, unit), *stay).await
            }
            What::ComeBack { who, on } => {
                self.end("away", *who, "floating-spells", json!({ "ended_on": on })).await
            }
            What::Hear { who, on } => {
                let Some(spell) = self.diary.thing("away", who).cloned() else { return Ok(()) };
                let heard = json!({ "made_on": on, "made_by": "支部组织委员" });
                self.post(format!("{API}/floating-spells/{}/contacts", spell.id), heard).await.map(drop)
            }
            What::Certify { certificate, who, addressee } => {
                self.certify(*certificate, *who, addressee).await
            }
            What::CancelCertificate { certificate, reason } => {
                let Some(thing) = self.diary.thing("certificate", certificate).cloned() else {
                    return Ok(());
                };
                let path = format!("{API}/stay-certificates/{}/cancel", thing.id);
                self.post(path, json!({ "reason": reason })).await.map(drop)
            }
            What::Visit { visitor, name, from, since, paper_no, paper_until } => {
                let body = json!({
                    "unit_id": self.place.unit, "name": name, "from_place": from, "paper_no": paper_no,
                    "paper_until": paper_until, "since": since,
                });
                self.make("visitor", *visitor, "visiting-members", body).await
            }
            What::EndVisit { visitor, on } => {
                self.end("visitor", *visitor, "visiting-members", json!({ "ended_on": on })).await
            }
            What::Exempt { who, ground, since } => {
                let body = json!({
                    "member_id": self.member(*who), "ground": ground, "agreed_on": since, "since": since,
                });
                self.make("exempt", *who, "attendance-exemptions", body).await
            }
            _ => Ok(()),
        }
    }

    async fn certify(&mut self, certificate: usize, who: usize, addressee: &str) -> Result<()> {
        let Some(spell) = self.diary.thing("away", who).cloned() else { return Ok(()) };
        let path = format!("{API}/floating-spells/{}/certificates", spell.id);
        if let Some(issued) = self.post(path, json!({ "addressee": addressee })).await? {
            self.keep("certificate", certificate, &issued, Value::Null);
            self.diary.count("certificates");
        }
        Ok(())
    }

    async fn float(
        &mut self,
        who: usize,
        since: Date,
        (to, inflow): (&str, Option<UnitId>),
        stay: Stay,
    ) -> Result<()> {
        let Stay { abroad, until, changed, fixed_place } = stay;
        let body = json!({
            "member_id": self.member(who), "since": since, "where_to": to, "inflow_unit_id": inflow,
            "abroad": abroad, "expected_until": until, "changed": changed, "fixed_place": fixed_place,
        });
        self.make("away", who, "floating-spells", body).await
    }
}
