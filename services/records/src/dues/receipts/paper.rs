//! A receipt on paper, whatever it was given for.

use crate::{
    Records,
    sheets::{self, Sheet},
};
use rest::{Answer, Ctx};
use serde::Serialize;
use time::Date;

/// What a receipt says.
#[derive(Serialize)]
pub struct Paper<'a> {
    pub title: &'static str,
    pub unit: &'a str,
    pub serial: &'a str,
    pub payer: &'a str,
    /// What was given for.
    pub purpose: String,
    pub figures: &'a str,
    pub capitals: &'a str,
    pub collector: &'a str,
    pub issued_on: Date,
    pub code: &'a str,
    pub genuine: bool,
    pub void: bool,
}

impl Paper<'_> {
    /// Ends the request with the receipt as PDF.
    ///
    /// # Errors
    /// When there is no press, or it cannot make the sheet now.
    pub async fn print(self, records: &Records, ctx: Ctx) -> Answer {
        let name = format!("{}-{}-{}", self.title, self.unit, self.serial);
        sheets::pdf(records, ctx, Sheet { template: "dues-receipt", name, data: self }).await
    }
}
