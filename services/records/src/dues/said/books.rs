//! What the rules find about the books of a unit.

use super::{Text, money, word};
use crate::dues::{
    problems::{
        CAMPAIGN_MISSING, CLOSED_ALREADY, DECISION_MISSING, EARLIER_OPEN, ENTRY_REVERSED, MONTH_CLOSED,
        MONTH_NOT_OVER, NOT_ENOUGH, NOT_PUBLISHED, NOTE_MISSING, OTHER_PURPOSE, PURPOSE, SHARE_BOUNDS,
        SHARE_NOT_SET, SIDES_DIFFER, TOO_LARGE, UNFINISHED, VOUCHER_MISSING, WRONG_FUND,
    },
    rules::{Basis, Finding},
};
use rulepack::dues::Dues;
use time::Date;

pub fn text(finding: &Finding) -> Option<Text> {
    Some(match finding {
        Finding::MonthSettled { month } => (&MONTH_CLOSED, vec![word("month", month)]),
        Finding::MonthStep { .. } => (&CLOSED_ALREADY, vec![]),
        Finding::MonthNotOver { until } => (&MONTH_NOT_OVER, vec![word("until", until)]),
        Finding::EarlierMonthOpen { month } => (&EARLIER_OPEN, vec![word("month", month)]),
        Finding::Unfinished { unmatched, unconfirmed } => {
            (&UNFINISHED, vec![word("unmatched", unmatched), word("unconfirmed", unconfirmed)])
        }
        Finding::NotEnoughMoney { have, asked } => {
            (&NOT_ENOUGH, vec![money("have", *have), money("asked", *asked)])
        }
        Finding::TooLarge { given, most } => (&TOO_LARGE, vec![money("given", *given), money("most", *most)]),
        Finding::MixedFunds => (&WRONG_FUND, vec![]),
        Finding::AlreadyReversed => (&ENTRY_REVERSED, vec![]),
        other => return of_use(other),
    })
}

/// What is passed on, spent and shown.
fn of_use(finding: &Finding) -> Option<Text> {
    Some(match finding {
        Finding::ShareNotSet { on } => (&SHARE_NOT_SET, vec![word("on", on)]),
        Finding::ShareOutOfBounds { least, most, .. } => {
            (&SHARE_BOUNDS, vec![percent("least", *least), percent("most", *most)])
        }
        Finding::SidesDiffer { sent, received } => {
            (&SIDES_DIFFER, vec![money("sent", *sent), money("received", *received)])
        }
        Finding::PurposeNotAllowed { .. } => (&PURPOSE, vec![]),
        Finding::OtherPurpose { .. } => (&OTHER_PURPOSE, vec![]),
        Finding::DecisionMissing => (&DECISION_MISSING, vec![]),
        Finding::VoucherMissing => (&VOUCHER_MISSING, vec![]),
        Finding::NoteMissing => (&NOTE_MISSING, vec![]),
        Finding::CampaignMissing => (&CAMPAIGN_MISSING, vec![]),
        Finding::NotPublished { year, by } => (&NOT_PUBLISHED, vec![word("year", year), word("by", by)]),
        _ => return None,
    })
}

pub fn basis(finding: &Finding, dues: &Dues, day: Date) -> Option<Basis> {
    Some(match finding {
        Finding::ShareNotSet { .. } | Finding::ShareOutOfBounds { .. } => {
            dues.remittance.on(day).basis("dues.remittance")
        }
        Finding::PurposeNotAllowed { .. }
        | Finding::OtherPurpose { .. }
        | Finding::DecisionMissing
        | Finding::VoucherMissing => dues.spending.on(day).basis("dues.spending"),
        Finding::NoteMissing | Finding::CampaignMissing => dues.voluntary.on(day).basis("dues.voluntary"),
        Finding::NotPublished { .. } => dues.publication.on(day).basis("dues.publication"),
        _ => return None,
    })
}

fn percent(name: &'static str, basis_points: u16) -> (&'static str, String) {
    word(name, format!("{}.{:02}", basis_points / 100, basis_points % 100))
}
