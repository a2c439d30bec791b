//! Whether payments may be recorded. Writes nothing.

use super::input::{NewPayment, NewPayments};
use crate::{
    dates,
    desk::Desk,
    dues::{
        problems::{MONTHS_BACKWARDS, TOO_MANY},
        rules::{Finding, Months, pay},
        said,
        standing::Standing,
    },
    notice::Notice,
};
use kernel::{DuesPaymentId, MemberId, YearMonth};
use rest::{Problem, kinds};
use std::collections::HashMap;

/// More at once is no branch on its day of dues.
const MOST: usize = 200;
/// Months ahead up to which is told what is owed; beyond, the rules refuse in any case.
const AHEAD: i32 = 24;

/// A payment that may be recorded.
#[derive(Clone, Debug)]
pub struct Checked {
    pub id: DuesPaymentId,
    pub offer: pay::Offer,
    pub warnings: Vec<Notice>,
}

/// What has to be right before anybody is looked up.
///
/// # Errors
/// Naming the field.
pub fn shape(desk: &Desk<'_>, new: &NewPayments) -> Result<(), Problem> {
    if new.payments.is_empty() {
        return Err(kinds::MISSING.at("/payments"));
    }
    if new.payments.len() > MOST {
        return Err(TOO_MANY.at("/payments").with("most", MOST));
    }
    dates::past(new.paid_on, desk.today, "/paid_on")?;
    for (n, one) in new.payments.iter().enumerate() {
        day(desk, one.consent_on, format!("/payments/{n}/consent_on"))?;
        day(desk, one.approved_above_on, format!("/payments/{n}/approved_above_on"))?;
    }
    Ok(())
}

fn day(desk: &Desk<'_>, day: Option<time::Date>, pointer: String) -> Result<(), Problem> {
    day.map_or(Ok(()), |day| dates::past(day, desk.today, pointer))
}

/// By the rules of the day it was paid on; each payment sees those before it in the same request.
///
/// # Errors
/// With everything that is wrong with any of them.
pub fn rules(
    desk: &Desk<'_>,
    new: &NewPayments,
    standings: &mut HashMap<MemberId, Standing>,
) -> Result<Vec<Checked>, Problem> {
    let (dues, on) = (&desk.pack.dues, new.paid_on);
    let (mut checked, mut wrong) = (Vec::new(), Vec::new());
    for (n, one) in new.payments.iter().enumerate() {
        let at = |field: &str| format!("/payments/{n}/{field}");
        let months = Months::new(one.first_month, one.last_month);
        let months = months.ok_or_else(|| MONTHS_BACKWARDS.at(at("last_month")))?;
        let standing = standings.entry(one.member_id).or_default();
        let (stops, notes) = findings(desk, new, one, months, standing);
        wrong.extend(stops.into_iter().map(|finding| (at(field(&finding)), finding)));
        let id = DuesPaymentId::new();
        // what is covered already was found a line above
        let _ = standing.paid.cover(months, id);
        let warnings = notes.iter().map(|note| said::notice(note, dues, on)).collect();
        checked.push(Checked { id, offer: one.offer(months, on), warnings });
    }
    if wrong.is_empty() { Ok(checked) } else { Err(said::refusal(wrong, dues, on)) }
}

/// What stops a payment, and what is only noted.
fn findings(
    desk: &Desk<'_>,
    new: &NewPayments,
    one: &NewPayment,
    months: Months,
    standing: &Standing,
) -> (Vec<Finding>, Vec<Finding>) {
    let until = months.last().min(YearMonth::of(desk.today).plus(AHEAD));
    let owed = standing.owed(until, desk);
    let rule = &desk.pack.dues.payment.on(new.paid_on).value;
    let found = pay::check(&one.offer(months, new.paid_on), &owed, &standing.paid, rule);
    found.into_iter().partition(Finding::blocks)
}

/// The field a finding is about.
const fn field(finding: &Finding) -> &'static str {
    match finding {
        Finding::AmountDiffers { .. } | Finding::NegativeAmount { .. } => "amount",
        Finding::TooFarAhead { .. } => "last_month",
        Finding::ConsentMissing { .. } | Finding::HandedInWithoutConsent => "consent_on",
        Finding::NotTheOwnBranch => "paid_to",
        _ => "first_month",
    }
}
