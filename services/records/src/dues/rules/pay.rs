//! Payment (交纳): by whole months, by the member, to the branch of the formal relation.

use super::{Finding, Months, amount, coverage::Coverage, fixing::Owed, months::block};
use kernel::{Fen, YearMonth, words};
use rulepack::dues::Payment;
use time::Date;

words! {
    /// How the money came. Deduction from pay is not a way to pay.
    pub enum PayChannel {
        Cash = "cash",
        Transfer = "transfer",
        /// Into the organisation's own account; the platform never holds it.
        Online = "online",
    }
}

words! {
    /// Who handed it in.
    pub enum HandedInBy {
        Member = "member",
        Relative = "relative",
        OtherMember = "other_member",
    }
}

words! {
    /// To which branch.
    pub enum PaidTo {
        /// Of the formal relation.
        OwnBranch = "own_branch",
        /// Of the place a floating member works at, shown the card (流动党员活动证).
        InflowBranch = "inflow_branch",
        /// The same without a card.
        Elsewhere = "elsewhere",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    pub months: Months,
    pub amount: Fen,
    pub on: Date,
    pub handed_in_by: HandedInBy,
    pub paid_to: PaidTo,
    /// The day the branch agreed to several months at once or to somebody else handing it in.
    pub consent_on: Option<Date>,
    /// The day the level above agreed to paying so far back.
    pub approved_above_on: Option<Date>,
}

/// Everything that is not as it should be with a payment of monthly dues.
pub fn check<I: Copy + PartialEq>(
    offer: &Offer,
    owed: &Owed,
    paid: &Coverage<I>,
    rule: &Payment,
) -> Vec<Finding> {
    let mut findings = amounts(offer, owed);
    findings.extend(paid.overlap(offer.months).map(|months| Finding::AlreadyPaid { months }));
    findings.extend(ways(offer));
    findings.extend(ahead(offer, rule));
    findings.extend(back(offer, rule));
    let gap = paid.first_unpaid(owed).filter(|month| *month < offer.months.first());
    findings.extend(gap.map(|month| Finding::LeavesUnpaid { month }));
    findings
}

/// More than is owed is an extra payment with an entry of its own ([`split`]); less covers no month. An exempt month
/// among months that owe something is passed over.
fn amounts(offer: &Offer, owed: &Owed) -> Vec<Finding> {
    let unfixed = offer.months.iter().find(|month| !owed.contains_key(month));
    let exempt = covered(offer.months, owed).next().is_none().then_some(offer.months.first());
    if let Some(month) = unfixed.or(exempt) {
        return vec![Finding::NotOwed { month }];
    }
    let due = owed_for(offer.months, owed);
    if due == offer.amount {
        Vec::new()
    } else {
        vec![Finding::AmountDiffers { owed: due, given: offer.amount }]
    }
}

fn ways(offer: &Offer) -> Vec<Finding> {
    let mut findings = Vec::new();
    if offer.handed_in_by != HandedInBy::Member && !agreed(offer.consent_on, offer.on) {
        findings.push(Finding::HandedInWithoutConsent);
    }
    if offer.paid_to == PaidTo::Elsewhere {
        findings.push(Finding::NotTheOwnBranch);
    }
    findings
}

/// Months that have not begun are paid for only to the end of the running block, a quarter for the Party, and with
/// consent where the rule asks for it.
fn ahead(offer: &Offer, rule: &Payment) -> Option<Finding> {
    let present = YearMonth::of(offer.on);
    let (last, allowed) = (offer.months.last(), block(present, rule.at_once_months).last());
    if last <= present {
        None
    } else if last > allowed {
        Some(Finding::TooFarAhead { last, allowed })
    } else {
        let missing = rule.ahead_needs_consent && !agreed(offer.consent_on, offer.on);
        missing.then_some(Finding::ConsentMissing { months: offer.months })
    }
}

/// The running month counts as one of the months back.
fn back(offer: &Offer, rule: &Payment) -> Option<Finding> {
    let present = YearMonth::of(offer.on);
    let allowed = u16::from(rule.back_months);
    let months = Months::new(offer.months.first(), present)?.count();
    let far = months > allowed && !agreed(offer.approved_above_on, offer.on);
    let first_allowed = present.plus(1 - i32::from(allowed));
    far.then_some(Finding::TooFarBack { months, allowed, first_allowed })
}

fn agreed(agreed_on: Option<Date>, on: Date) -> bool {
    agreed_on.is_some_and(|day| day <= on)
}

/// The months of a payment that owe something; it covers those and no other.
pub fn covered(months: Months, owed: &Owed) -> impl Iterator<Item = YearMonth> + '_ {
    months.iter().filter(move |month| owed.get(month).is_some_and(|fen| fen.0 > 0))
}

/// The sum owed for these months.
pub fn owed_for(months: Months, owed: &Owed) -> Fen {
    amount::sum(months.iter().filter_map(|month| owed.get(&month)).copied())
}

/// What a sum handed in pays for: the oldest unpaid months it covers wholly, and what is left over. The rest is
/// given back or, where the member says so, an extra payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub months: Vec<YearMonth>,
    pub dues: Fen,
    pub over: Fen,
}

pub fn split<I: Copy + PartialEq>(received: Fen, owed: &Owed, paid: &Coverage<I>, until: YearMonth) -> Split {
    let mut split = Split { months: Vec::new(), dues: Fen(0), over: received };
    for month in paid.unpaid(owed).take_while(|month| *month <= until) {
        let due = owed.get(&month).copied().unwrap_or_default();
        if due > split.over {
            break;
        }
        split.months.push(month);
        split.dues = amount::sum([split.dues, due]);
        split.over = amount::less(split.over, due);
    }
    split
}

#[cfg(test)]
#[path = "pay_tests.rs"]
mod tests;
