//! Whether payments may be recorded. Writes nothing.

use super::input::NewPayments;
use crate::{
    dates,
    desk::Desk,
    dues::{
        problems::{MONTHS_BACKWARDS, TOO_MANY},
        received,
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
    /// From the first to the last month it covers.
    pub offer: pay::Offer,
    /// An exempt month between them is not covered.
    pub covers: Vec<YearMonth>,
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
    let rule = &dues.payment.on(on).value;
    let (mut checked, mut wrong) = (Vec::new(), Vec::new());
    for (n, one) in new.payments.iter().enumerate() {
        let at = |field: &str| format!("/payments/{n}/{field}");
        let months = Months::new(one.first_month, one.last_month);
        let months = months.ok_or_else(|| MONTHS_BACKWARDS.at(at("last_month")))?;
        let standing = standings.entry(one.member_id).or_default();
        received::refuse(desk, standing.letter, months, at("first_month"))?;
        let owed = standing.owed(months.last().min(YearMonth::of(desk.today).plus(AHEAD)), desk);
        let mut offer = one.offer(months, on);
        let found = pay::check(&offer, &owed, &standing.paid, rule).into_iter();
        let (stops, notes): (Vec<Finding>, Vec<Finding>) = found.partition(Finding::blocks);
        wrong.extend(stops.into_iter().map(|finding| (at(field(&finding)), finding)));
        let (id, covers) = (DuesPaymentId::new(), pay::covered(months, &owed).collect::<Vec<_>>());
        offer.months = ends(&covers).unwrap_or(months);
        for month in &covers {
            // what is covered already was found a line above
            let _ = standing.paid.cover(Months::one(*month), id);
        }
        let warnings = notes.iter().map(|note| said::notice(note, dues, on)).collect();
        checked.push(Checked { id, offer, covers, warnings });
    }
    if wrong.is_empty() { Ok(checked) } else { Err(said::refusal(wrong, dues, on)) }
}

fn ends(covers: &[YearMonth]) -> Option<Months> {
    Months::new(*covers.first()?, *covers.last()?)
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
