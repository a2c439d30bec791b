//! What an assessment comes to by the rules of its first month. Writes nothing.

use super::{
    input::NewAssessment,
    view::{Reckoning, RuleOut},
};
use crate::{
    dates::{EARLIEST, TOO_EARLY},
    desk::Desk,
    dues::{
        problems::{BEFORE_JOINED, MONTH_TOO_FAR, MONTHS_BACKWARDS, NOT_PRACTISED, NOTHING_TO_LOWER},
        received,
        rules::{
            Finding, Months,
            assess::{Assessment, Facts, assess},
            fixing::{Fixed, may_fix},
            months::first_owed,
            policy::Policy,
            relief::{Approval, Relief, apply},
        },
        said,
        standing::{self, Standing},
        words::AssessmentKind,
    },
    members::{self, Member},
};
use kernel::{Fen, YearMonth};
use rest::{Problem, kinds};
use rulepack::dues::PayerRule;
use time::{Date, Month};

/// An amount that may be fixed, how it was found, and what should be looked at.
#[derive(Clone, Debug)]
pub struct Decided {
    pub amount: Fen,
    pub reckoning: Option<Reckoning>,
    pub rests_on: Vec<RuleOut>,
    pub notes: Vec<Finding>,
}

/// # Errors
/// When the rules do not allow it, naming the field and the rule.
pub fn decide(
    desk: &Desk<'_>,
    member: &Member,
    standing: &Standing,
    new: &NewAssessment,
) -> Result<Decided, Problem> {
    new.check()?;
    when(desk, member, standing, new.from_month)?;
    match new.kind {
        AssessmentKind::Exempt => exempt(desk, standing, new),
        _ => amount(desk, standing, new),
    }
}

/// The organisation collects dues, the person owes some, and the month is one that can be meant.
fn when(desk: &Desk<'_>, member: &Member, standing: &Standing, from: YearMonth) -> Result<(), Problem> {
    let practice = desk.pack.dues.practice.on(from.first_day());
    // recording dues is how an organisation that has the choice decides for it
    if !practice.value.practised(Some(true)) {
        let since = practice.effective_from;
        return Err(NOT_PRACTISED.with("source", &practice.source).with("since", since));
    }
    if !member.membership_state.is_member() {
        return Err(members::NOT_A_MEMBER.problem());
    }
    let first = first_owed(member.joined_on);
    if from < first {
        return Err(BEFORE_JOINED.at("/from_month").with("first", first));
    }
    received::refuse(desk, standing.letter, Months::one(from), "/from_month")?;
    let last = Date::from_calendar_date(desk.today.year() + 1, Month::December, 1).map(YearMonth::of);
    match last {
        Ok(last) if from > last => Err(MONTH_TOO_FAR.at("/from_month").with("last", last)),
        _ => Ok(()),
    }
}

fn amount(desk: &Desk<'_>, standing: &Standing, new: &NewAssessment) -> Result<Decided, Problem> {
    let (dues, day) = (&desk.pack.dues, new.from_month.first_day());
    let payer = new.payer.ok_or_else(|| kinds::MISSING.at("/payer"))?;
    let rule = dues.payers.on(day).value.0.get(&payer).copied();
    let rule = rule.filter(|rule| fits(new.kind, *rule));
    let rule = rule.ok_or_else(|| said::refused("/payer", Finding::IncomeDoesNotFit { payer }, dues, day))?;
    let policy = standing::policy(desk, day)?;
    let facts = Facts { payer, month: new.from_month, income: new.income()?, relief: None };
    let assessed = assess(&facts, &policy, dues)
        .map_err(|finding| said::refused(new.income_pointer(), finding, dues, day))?;
    let fixed = Fixed { from: new.from_month, amount: assessed.amount, reason: new.reason };
    let (span, fixing) = (rule.fixed_for(), dues.fixing.on(day));
    may_fix(standing.fixed(), &fixed, span, policy.fixing, &fixing.value)
        .map_err(|finding| said::refused("/reason", finding, dues, day))?;
    Ok(decided(assessed, new.kind, &policy))
}

/// Rates are for those who are measured by income; the others pay an amount that is usual or was set.
const fn fits(kind: AssessmentKind, rule: PayerRule) -> bool {
    let by_rate = matches!(kind, AssessmentKind::Formula | AssessmentKind::AmountOnly);
    matches!(rule, PayerRule::Rate { .. }) == by_rate
}

fn decided(assessed: Assessment, kind: AssessmentKind, policy: &Policy) -> Decided {
    let Assessment { base, basis_points, computed, amount, rests_on, notes, .. } = assessed;
    let reckoned =
        |(base, basis_points)| Reckoning { base, basis_points, computed, rounding: policy.rounding };
    Decided {
        amount,
        reckoning: base.zip(basis_points).filter(|_| kind == AssessmentKind::Formula).map(reckoned),
        rests_on: rests_on.into_iter().map(RuleOut::from).collect(),
        notes,
    }
}

/// An exemption has to have all it needs when it is recorded: one that waits for approval lowers nothing.
fn exempt(desk: &Desk<'_>, standing: &Standing, new: &NewAssessment) -> Result<Decided, Problem> {
    let (dues, from) = (&desk.pack.dues, new.from_month);
    let day = from.first_day();
    let until = new.until_month.ok_or_else(|| kinds::MISSING.at("/until_month"))?;
    let months = Months::new(from, until).ok_or_else(|| MONTHS_BACKWARDS.at("/until_month"))?;
    past(desk, new)?;
    let amount = new.amount.ok_or_else(|| kinds::MISSING.at("/amount"))?;
    let owed = standing.owed_for(from, desk);
    let owed = owed.ok_or_else(|| NOTHING_TO_LOWER.at("/from_month").with("month", from))?;
    let approval = new.approved_on.zip(new.approved_by).map(|(on, by)| Approval { on, by });
    let rule = dues.hardship.on(day);
    let relief = Relief { months, amount, studied_on: new.studied_on, approval };
    let (amount, note) = apply(owed, &relief, from, &rule.value);
    match note {
        Some(finding) => {
            let pointer = relief_pointer(&finding, new);
            Err(said::refused(pointer, finding, dues, day))
        }
        None => Ok(Decided {
            amount,
            reckoning: None,
            rests_on: vec![rule.basis("dues.hardship").into()],
            notes: Vec::new(),
        }),
    }
}

fn past(desk: &Desk<'_>, new: &NewAssessment) -> Result<(), Problem> {
    for (day, pointer) in [(new.studied_on, "/studied_on"), (new.approved_on, "/approved_on")] {
        match day {
            Some(day) if day < EARLIEST => return Err(TOO_EARLY.at(pointer)),
            Some(day) if day > desk.today => return Err(kinds::IN_FUTURE.at(pointer)),
            _ => {}
        }
    }
    Ok(())
}

fn relief_pointer(finding: &Finding, new: &NewAssessment) -> &'static str {
    match finding {
        Finding::ReliefNotStudied => "/studied_on",
        Finding::ReliefNotApproved if new.approved_on.is_some() => "/approved_by",
        Finding::ReliefNotApproved | Finding::ReliefApprovedBeforeStudy { .. } => "/approved_on",
        Finding::ReliefApprover { .. } => "/approved_by",
        _ => "/amount",
    }
}
