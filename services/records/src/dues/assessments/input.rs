//! What a form says of an amount, read into what the rules take.

use crate::dues::{
    problems::{NOT_ASKED, ONE_INCOME, TOO_MANY},
    rules::{amount::LARGEST, assess::Income, base::Payslip},
    words::AssessmentKind,
};
use kernel::{Fen, YearMonth};
use rest::{Problem, kinds};
use rulepack::{
    UnitKind,
    dues::{ChangeReason, Deduction, Employer, PayItem, PayerKind},
};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// Lines of a payslip; a longer one is a slip of the program that sent it.
const LINES: usize = 60;

/// An amount to be fixed. Which fields are asked for depends on the kind; money is in fen.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAssessment {
    pub kind: AssessmentKind,
    /// The first month the amount is for.
    pub from_month: YearMonth,
    /// All kinds but `exempt`.
    #[serde(default)]
    pub payer: Option<PayerKind>,
    /// `formula`: the base somebody else found, such as the pension.
    #[serde(default)]
    pub base: Option<Fen>,
    /// `formula`, instead of the base: a month's pay. Its lines are not kept.
    #[serde(default)]
    pub payslip: Option<NewPayslip>,
    /// `formula`, instead of the base: net income of the three months of the quarter before.
    #[serde(default)]
    pub quarter: Option<[Fen; 3]>,
    /// `set_by_committee` and `amount_only`: the amount a month. `exempt`: what is left to pay, 0 for nothing.
    #[serde(default)]
    pub amount: Option<Fen>,
    /// Why an amount changes before its span is over.
    #[serde(default)]
    pub reason: Option<ChangeReason>,
    /// `exempt`: the last month.
    #[serde(default)]
    pub until_month: Option<YearMonth>,
    /// `exempt`: the day the branch studied it.
    #[serde(default)]
    pub studied_on: Option<Date>,
    /// `exempt`: the day it was approved above.
    #[serde(default)]
    pub approved_on: Option<Date>,
    /// `exempt`: what kind of unit approved.
    #[serde(default)]
    pub approved_by: Option<UnitKind>,
    #[serde(default)]
    pub doc_no: Option<String>,
}

/// A month's pay as it is on the slip.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPayslip {
    pub employer: Employer,
    pub items: Vec<PayLine>,
    #[serde(default)]
    pub deductions: Vec<DeductionLine>,
}

#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayLine {
    pub item: PayItem,
    pub amount: Fen,
}

/// What the member pays; the employer's contributions are no part of pay.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeductionLine {
    pub deduction: Deduction,
    pub amount: Fen,
}

impl NewAssessment {
    /// # Errors
    /// When a field is given that the kind does not ask for, or an amount is beyond any.
    pub fn check(&self) -> Result<(), Problem> {
        let (formula, exempt) = (self.kind == AssessmentKind::Formula, self.kind == AssessmentKind::Exempt);
        let with_amount = matches!(self.kind, AssessmentKind::SetByCommittee | AssessmentKind::AmountOnly);
        let given = [
            (self.payer.is_some(), !exempt, "/payer"),
            (self.base.is_some(), formula, "/base"),
            (self.payslip.is_some(), formula, "/payslip"),
            (self.quarter.is_some(), formula, "/quarter"),
            (self.amount.is_some(), exempt || with_amount, "/amount"),
            (self.reason.is_some(), !exempt, "/reason"),
            (self.until_month.is_some(), exempt, "/until_month"),
            (self.studied_on.is_some(), exempt, "/studied_on"),
            (self.approved_on.is_some(), exempt, "/approved_on"),
            (self.approved_by.is_some(), exempt, "/approved_by"),
        ];
        if let Some((.., pointer)) = given.iter().find(|(given, asked, _)| *given && !asked) {
            return Err(NOT_ASKED.at(*pointer));
        }
        self.amounts()
    }

    fn amounts(&self) -> Result<(), Problem> {
        for (amount, pointer) in [(self.base, "/base"), (self.amount, "/amount")] {
            amount.map_or(Ok(()), |amount| bounded(amount, pointer.to_owned()))?;
        }
        for (n, amount) in self.quarter.iter().flatten().enumerate() {
            bounded(*amount, format!("/quarter/{n}"))?;
        }
        let Some(slip) = &self.payslip else { return Ok(()) };
        if slip.items.len() > LINES || slip.deductions.len() > LINES {
            return Err(TOO_MANY.at("/payslip").with("most", LINES));
        }
        for (n, line) in slip.items.iter().enumerate() {
            bounded(line.amount, format!("/payslip/items/{n}/amount"))?;
        }
        for (n, line) in slip.deductions.iter().enumerate() {
            bounded(line.amount, format!("/payslip/deductions/{n}/amount"))?;
        }
        Ok(())
    }

    /// What the amount is found from, by kind.
    ///
    /// # Errors
    /// When it is missing, or given in several ways.
    pub fn income(&self) -> Result<Income, Problem> {
        match self.kind {
            AssessmentKind::Fixed => Ok(Income::NotAsked),
            AssessmentKind::Formula => self.of_formula(),
            _ => self.amount.map(Income::Amount).ok_or_else(|| kinds::MISSING.at("/amount")),
        }
    }

    fn of_formula(&self) -> Result<Income, Problem> {
        match (self.base, &self.payslip, self.quarter) {
            (Some(base), None, None) => Ok(Income::Base(base)),
            (None, Some(slip), None) => Ok(Income::Payslip(Payslip {
                employer: slip.employer,
                items: slip.items.iter().map(|line| (line.item, line.amount)).collect(),
                deductions: slip.deductions.iter().map(|line| (line.deduction, line.amount)).collect(),
            })),
            (None, None, Some(months)) => Ok(Income::Quarter(months)),
            (None, None, None) => Err(kinds::MISSING.at("/base")),
            _ => Err(ONE_INCOME.at("/base")),
        }
    }

    /// The field an income of this kind came from, for what is wrong with it.
    pub fn income_pointer(&self) -> &'static str {
        match (self.kind, &self.payslip, self.quarter) {
            (AssessmentKind::Fixed, ..) => "/payer",
            (AssessmentKind::Formula, Some(_), _) => "/payslip",
            (AssessmentKind::Formula, _, Some(_)) => "/quarter",
            (AssessmentKind::Formula, ..) => "/base",
            _ => "/amount",
        }
    }
}

fn bounded(amount: Fen, pointer: String) -> Result<(), Problem> {
    if amount.0.unsigned_abs() <= LARGEST.0.unsigned_abs() {
        return Ok(());
    }
    Err(kinds::OUT_OF_RANGE.at(pointer).with("least", -LARGEST.0).with("most", LARGEST.0))
}
