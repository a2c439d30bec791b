//! Dues: amounts that are fixed, money that is handed in, months that are closed.

use super::{carry::Carrier, diary::Thing};
use anyhow::Result;
use history::{Gift, Instalment, What};
use kernel::YearMonth;
use serde_json::{Value, json};
use time::Date;

const DUES: &str = "/api/records/dues";

impl Carrier<'_> {
    pub async fn settle(&mut self, what: &What) -> Result<()> {
        match what {
            What::Fix { who, from, base, reason } => {
                let body = json!({ "kind": "formula", "payer": "salaried", "from_month": from, "base": base, "reason": reason });
                self.fix(*who, *from, None, body).await
            }
            What::Relieve { who, from, until, studied_on, approved_on } => {
                let by = if self.place.above_kind == "work_committee" {
                    "work_committee"
                } else {
                    "party_committee"
                };
                let body = json!({
                    "kind": "exempt", "from_month": from, "until_month": until, "amount": 0, "studied_on": studied_on,
                    "approved_on": approved_on, "approved_by": by,
                });
                self.fix(*who, *from, Some(*until), body).await
            }
            What::Pay { payment, on, channel, instalments } => {
                self.pay(*payment, *on, channel, instalments).await
            }
            What::Give(gift) => self.give(gift).await,
            What::TakeBack { payment, nth, reason } => {
                let paid = self.diary.thing("payment", payment).map(|thing| thing.more[*nth].clone());
                let Some(id) = paid.as_ref().and_then(Value::as_str) else { return Ok(()) };
                let path = format!("{DUES}/payments/{id}/reverse");
                self.post(path, json!({ "reason": reason })).await.map(drop)
            }
            What::Excuse { who, first, last, reason } => {
                let Some(member) = self.member(*who) else { return Ok(()) };
                let body = json!({ "first_month": first, "last_month": last, "reason": reason });
                self.post(format!("{DUES}/members/{member}/excuses"), body).await.map(drop)
            }
            What::Close { month } => {
                let path = format!("{DUES}/units/{}/months", self.place.unit);
                if self.post(path, json!({ "month": month })).await?.is_some() {
                    self.diary.count("closed");
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Fixes an amount and remembers from when, and for how long, it holds.
    async fn fix(
        &mut self,
        who: usize,
        from: YearMonth,
        until: Option<YearMonth>,
        body: Value,
    ) -> Result<()> {
        let Some(member) = self.member(who) else { return Ok(()) };
        let path = format!("{DUES}/members/{member}/assessments");
        let Some(answer) = self.post(path, body).await? else { return Ok(()) };
        let mut known = self.diary.thing("dues", who).cloned().unwrap_or_default();
        let mut spans = known.more.as_array().cloned().unwrap_or_default();
        spans.push(json!({ "from": from, "until": until, "amount": answer["amount"] }));
        known.more = spans.into();
        self.diary.put("dues", who, known);
        self.diary.count("fixed");
        Ok(())
    }

    /// What a member owes for these months; none where nothing was fixed.
    fn owed(&self, one: &Instalment) -> Option<i64> {
        let known = self.diary.thing("dues", one.who)?;
        let spans = known.more.as_array()?;
        let of_month = |month: YearMonth| {
            let holds = |span: &&Value| {
                let bound = |name: &str| {
                    serde_json::from_value::<Option<YearMonth>>(span[name].clone()).ok().flatten()
                };
                bound("from").is_some_and(|from| from <= month)
                    && bound("until").is_none_or(|until| month <= until)
            };
            spans.iter().rfind(holds)?["amount"].as_i64()
        };
        one.first.to(one.last).map(of_month).sum()
    }

    async fn pay(
        &mut self,
        payment: usize,
        on: Date,
        channel: &str,
        instalments: &[Instalment],
    ) -> Result<()> {
        let rows: Vec<Value> = instalments.iter().filter_map(|one| self.row(one)).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let body = json!({ "paid_on": on, "channel": channel, "payments": rows });
        let Some(answer) = self.post(format!("{DUES}/payments"), body).await? else { return Ok(()) };
        let ids: Vec<Value> =
            answer["items"].as_array().into_iter().flatten().map(|one| one["id"].clone()).collect();
        for _ in &ids {
            self.diary.count("paid");
        }
        self.diary.put("payment", payment, Thing { more: ids.into(), ..Thing::default() });
        Ok(())
    }

    async fn give(&mut self, gift: &Gift) -> Result<()> {
        let body = json!({
            "member_id": self.member(gift.who), "kind": gift.kind, "amount": gift.amount, "channel": gift.channel,
            "paid_on": gift.on, "campaign": gift.campaign, "note": gift.note, "collector": "党支部组织委员",
        });
        if self.post(format!("{DUES}/extras"), body).await?.is_some() {
            self.diary.count("gifts");
        }
        Ok(())
    }

    fn row(&self, one: &Instalment) -> Option<Value> {
        let (member, amount) = (self.member(one.who)?, self.owed(one)?);
        Some(json!({
            "member_id": member, "first_month": one.first, "last_month": one.last, "amount": amount,
            "approved_above_on": one.approved_above_on,
        }))
    }
}
