//! What is due from a unit in a year (应完成事项).

pub use super::duty::Duty;

use super::span::{Span, january};
use kernel::{Period, UnitId, YearMonth};
use rulepack::{
    UnitKind,
    organisational_life::{DutyRule, Frequency, MeetingKind, OrganisationalLife, Owed},
};
use time::Date;

/// A unit that owes meetings, and how long it, its committees and its groups were there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub id: UnitId,
    pub kind: UnitKind,
    pub life: Period,
    /// When it had a committee; none where it has a secretary alone.
    pub committee: Vec<Period>,
    pub groups: Vec<(UnitId, Period)>,
}

/// How often an organisation wants a kind of meeting, from a month on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub kind: MeetingKind,
    pub from: YearMonth,
    pub frequency: Frequency,
}

/// What an organisation has decided where the rules leave it free. What they do not allow is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    pub frequencies: Vec<Choice>,
    pub founding_month: Option<bool>,
}

/// The last day on which anything can be held that was due by the end of a month.
pub fn last_of_grace(rules: &OrganisationalLife, month: YearMonth) -> Date {
    let duties = rules.duties.on(month.last_day()).value.0.values();
    let grace = duties.map(|duty| duty.grace_months).max().unwrap_or_default();
    month.plus(i32::from(grace)).last_day()
}

/// Everything that is due in a year, by kind and then by month.
pub fn of_year(rules: &OrganisationalLife, choices: &Choices, unit: &Unit, year: i32) -> Vec<Duty> {
    MeetingKind::ALL.iter().flat_map(|kind| of_kind(rules, choices, unit, *kind, year)).collect()
}

fn of_kind(
    rules: &OrganisationalLife,
    choices: &Choices,
    unit: &Unit,
    kind: MeetingKind,
    year: i32,
) -> Vec<Duty> {
    let mut duties = Vec::new();
    let mut month = january(year);
    while let Some(now) = month.filter(|month| month.year() == year) {
        let version = rules.duties.on(now.first_day());
        let rule = version.value.0.get(&kind).filter(|rule| rule.by.contains(&unit.kind));
        let asked = rule.map(|rule| (rule, choices.frequency(kind, rule, now)));
        month = match asked {
            Some((rule, often)) if often.times > 0 => {
                let span = Span::around(now, often.per).from(now);
                let duty = Duty {
                    unit: unit.id,
                    kind,
                    span,
                    times: often.times,
                    grace_months: rule.grace_months,
                    rule_from: version.effective_from,
                };
                duties.extend(owing(rules, choices, unit, rule.owed, span).map(|unit| Duty { unit, ..duty }));
                Some(span.last.next())
            }
            _ => Some(now.next()),
        };
    }
    duties
}

/// Who of a unit owes something in a span: itself, itself while it has a committee, or its groups.
fn owing(
    rules: &OrganisationalLife,
    choices: &Choices,
    unit: &Unit,
    owed: Owed,
    span: Span,
) -> impl Iterator<Item = UnitId> {
    let rule = rules.measured.on(span.first.first_day()).value.founding_month;
    let founding = choices.founding_month.filter(|_| rule.may_change).unwrap_or(rule.usual);
    let binds = move |life: &Period| span.binds(*life, founding);
    let there = binds(&unit.life);
    let owing: Vec<UnitId> = match owed {
        Owed::Unit => vec![unit.id],
        Owed::Committee if joined(&unit.committee).iter().any(binds) => vec![unit.id],
        Owed::Committee => Vec::new(),
        Owed::EachGroup => {
            unit.groups.iter().filter(|(_, life)| binds(life)).map(|(group, _)| *group).collect()
        }
    };
    owing.into_iter().filter(move |_| there)
}

/// Periods that meet or overlap made one, so that a change of committee is no end of it.
fn joined(periods: &[Period]) -> Vec<Period> {
    let mut sorted = periods.to_vec();
    sorted.sort_by_key(|period| period.from);
    sorted.into_iter().fold(Vec::new(), |mut joined: Vec<Period>, next| {
        match joined.last_mut().filter(|last| last.until.is_none_or(|until| next.from <= until)) {
            Some(last) => {
                last.until = last.until.zip(next.until).map(|(a, b)| a.max(b));
            }
            None => joined.push(next),
        }
        joined
    })
}

impl Choices {
    /// The frequency that holds in a month: the latest choice, if the rule allows it.
    fn frequency(&self, kind: MeetingKind, rule: &DutyRule, month: YearMonth) -> Frequency {
        let mine = |choice: &&Choice| choice.kind == kind && choice.from <= month;
        let latest = self.frequencies.iter().filter(mine).max_by_key(|choice| choice.from);
        latest.map(|choice| choice.frequency).filter(|chosen| rule.allows(*chosen)).unwrap_or(rule.usual)
    }
}
