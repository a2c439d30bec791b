//! Democratic appraisal (民主评议党员): who is graded, how many may be excellent, when totals are shown. The committee
//! grades; nothing here does.

use kernel::{Period, whole_months};
use rulepack::{
    Fraction,
    organisational_life::{AppraisalBase, AppraisalRules},
};
use time::Date;

/// A member as the appraisal sees one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    pub probationary: bool,
    pub joined_on: Date,
    /// A long illness, if the committee has noted one.
    pub long_ill: Option<Period>,
}

/// Why somebody takes part and gets no grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ungraded {
    Probationary,
    /// So many completed months of membership.
    New {
        months: u16,
    },
    LongIll,
}

/// None where the member is graded.
pub fn ungraded(rules: &AppraisalRules, subject: &Subject, on: Date) -> Option<Ungraded> {
    let months = whole_months(subject.joined_on, on);
    if subject.probationary {
        Some(Ungraded::Probationary)
    } else if months < u16::from(rules.graded_after_months) {
        Some(Ungraded::New { months })
    } else {
        subject.long_ill.filter(|ill| ill.contains(on)).map(|_| Ungraded::LongIll)
    }
}

/// The most that are graded excellent. `chosen` is the base an organisation has set.
pub fn excellent_most(
    rules: &AppraisalRules,
    chosen: Option<AppraisalBase>,
    members: u32,
    participating: u32,
) -> u32 {
    rules.excellent_most.floor_of(match chosen.unwrap_or(rules.base) {
        AppraisalBase::All => members,
        AppraisalBase::Participating => participating,
    })
}

/// Whether enough of those who can take part did. `chosen` is the share an organisation is content with.
pub fn enough_took_part(rules: &AppraisalRules, chosen: Option<Fraction>, can: u32, took_part: u32) -> bool {
    let chosen = chosen.filter(|share| share.covers(rules.participation_least));
    took_part >= chosen.unwrap_or(rules.participation).ceil_of(can)
}

/// Totals of a ballot that few gave would tell who voted how. `chosen` is the number an organisation has set.
pub fn totals_shown(rules: &AppraisalRules, chosen: Option<u16>, ballots: u32) -> bool {
    let setting = rules.shown_from_ballots;
    let from = chosen.filter(|from| setting.allows(*from)).unwrap_or(setting.usual);
    ballots >= u32::from(from)
}
