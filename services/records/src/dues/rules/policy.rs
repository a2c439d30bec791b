//! What an organisation decided where the rules leave it to decide.

use super::Finding;
use kernel::Fen;
use rulepack::dues::{
    BaseMethod, Choice, Dues, FixingMode, PayerKind, PayerRule, PerPerson, Range, Rounding, ShareRounding,
};
use std::collections::BTreeMap;
use time::Date;

/// Settings of an organisation; what it has not set follows the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    pub base: Option<BaseMethod>,
    pub fixing: Option<FixingMode>,
    pub rounding: Option<Rounding>,
    pub lift_cap: bool,
    /// Monthly amounts of payers with a fixed one.
    pub fixed: BTreeMap<PayerKind, Fen>,
    pub due_day: Option<u8>,
    pub amber_months: Option<u8>,
    pub share_rounding: Option<ShareRounding>,
    pub per_person: Option<PerPerson>,
}

/// The choices that hold on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    pub base: BaseMethod,
    pub fixing: FixingMode,
    pub rounding: Rounding,
    /// None where there is none or it is lifted.
    pub cap: Option<Fen>,
    pub fixed: BTreeMap<PayerKind, Fen>,
    pub due_day: u8,
    pub amber_months: u8,
    pub share_rounding: ShareRounding,
    pub per_person: PerPerson,
}

impl Policy {
    /// # Errors
    /// With every choice that the rules of the day do not allow.
    pub fn on(day: Date, dues: &Dues, choices: &Choices) -> Result<Self, Vec<Finding>> {
        let mut faults = fixed(day, dues, &choices.fixed);
        let cap = &dues.cap.on(day).value;
        if choices.lift_cap && !cap.may_lift {
            faults.push(Finding::ChoiceNotAllowed { setting: "lift_cap" });
        }
        let policy = Self {
            base: chosen("base", choices.base, &dues.base.on(day).value.method, &mut faults),
            fixing: chosen("fixing", choices.fixing, &dues.fixing.on(day).value.mode, &mut faults),
            rounding: chosen("rounding", choices.rounding, &dues.rounding.on(day).value, &mut faults),
            cap: cap.monthly.filter(|_| !choices.lift_cap),
            fixed: choices.fixed.clone(),
            due_day: within("due_day", choices.due_day, dues.payment.on(day).value.due_day, &mut faults),
            amber_months: within(
                "amber_months",
                choices.amber_months,
                dues.arrears.on(day).value.amber_months,
                &mut faults,
            ),
            share_rounding: chosen(
                "share_rounding",
                choices.share_rounding,
                &dues.remittance.on(day).value.rounding,
                &mut faults,
            ),
            per_person: chosen(
                "per_person",
                choices.per_person,
                &dues.publication.on(day).value.per_person,
                &mut faults,
            ),
        };
        if faults.is_empty() { Ok(policy) } else { Err(faults) }
    }
}

fn chosen<T: Ord + Copy>(
    setting: &'static str,
    given: Option<T>,
    rule: &Choice<T>,
    faults: &mut Vec<Finding>,
) -> T {
    let value = given.unwrap_or(rule.usual);
    if !rule.allowed.contains(&value) {
        faults.push(Finding::ChoiceNotAllowed { setting });
    }
    value
}

fn within(setting: &'static str, given: Option<u8>, rule: Range, faults: &mut Vec<Finding>) -> u8 {
    let value = given.unwrap_or(rule.usual);
    if !rule.holds(value) {
        faults.push(Finding::ChoiceNotAllowed { setting });
    }
    value
}

fn fixed(day: Date, dues: &Dues, amounts: &BTreeMap<PayerKind, Fen>) -> Vec<Finding> {
    let payers = &dues.payers.on(day).value;
    let fault = |(kind, given): (&PayerKind, &Fen)| match payers.0.get(kind) {
        Some(PayerRule::Fixed { least, most, .. }) => bounds(*least, *most, *given),
        _ => Some(Finding::ChoiceNotAllowed { setting: "fixed" }),
    };
    amounts.iter().filter_map(fault).collect()
}

/// A fixed amount lies within its bounds.
pub(super) fn bounds(least: Fen, most: Fen, given: Fen) -> Option<Finding> {
    let fine = least <= given && given <= most;
    (!fine).then_some(Finding::AmountOutOfBounds { least, most, given })
}
