//! Commendations and honours, and the courses members attended.

use super::carry::Carrier;
use anyhow::Result;
use history::{Honour, Training};
use serde_json::json;

const API: &str = "/api/records";

impl Carrier<'_> {
    pub async fn honour(&mut self, told: &Honour) -> Result<()> {
        let member = told.who.and_then(|who| self.member(who));
        if told.who.is_some() && member.is_none() {
            return Ok(());
        }
        let unit = told.who.is_none().then_some(self.place.unit);
        let body = json!({
            "member_id": member, "unit_id": unit, "level": told.level, "title": told.title,
            "awarded_by": told.awarded_by, "awarded_on": told.on, "doc_no": told.doc_no,
        });
        if self.post(format!("{API}/honours"), body).await?.is_some() {
            self.diary.count("honours");
        }
        Ok(())
    }

    pub async fn train(&mut self, told: &Training) -> Result<()> {
        let Some(member) = self.member(told.who) else { return Ok(()) };
        let body = json!({
            "title": told.title, "organiser": told.organiser, "started_on": told.from, "ended_on": told.until,
            "hours": told.hours, "doc_no": told.doc_no,
        });
        if self.post(format!("{API}/members/{member}/courses"), body).await?.is_some() {
            self.diary.count("courses");
        }
        Ok(())
    }
}
