use super::{assessments::RuleOut, standing};
use crate::Records;
use axum::extract::State;
use kernel::{Fen, YearMonth};
use rest::{Answer, Ctx, Query};
use rulepack::{
    UnitKind,
    dues::{
        BaseOf, ChangeReason, Deduction, Dues, Employer, FixedFor, FixingMode, PayItem, PayerKind, PayerRule,
        RateTable, Rounding, SpendingPurpose,
    },
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// For which month.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The present month when absent.
    pub month: Option<YearMonth>,
}

/// The rules on dues in force on the first day of a month, for forms and for people who look them up.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesTerms)]
pub struct Terms {
    month: YearMonth,
    payers: Vec<Payer>,
    /// Lowest first; the rate of the bracket applies to the whole base.
    rates: BTreeMap<RateTable, Vec<BracketOut>>,
    /// What of pay counts, by system of pay.
    counted: BTreeMap<Employer, Vec<PayItem>>,
    deducted: Vec<Deduction>,
    /// What one member normally does not exceed in a month, in fen.
    cap: Option<Fen>,
    rounding: Rounding,
    fixing: FixingMode,
    /// For which an amount changes before its span is over.
    reasons: Vec<ChangeReason>,
    /// Kinds of unit that may approve an exemption.
    approvers: Vec<UnitKind>,
    /// The day of a month from which it counts as unpaid.
    due_day: u8,
    back_months: u8,
    at_once_months: u8,
    amber_months: u8,
    red_months: u8,
    /// What dues may be spent on.
    purposes: Vec<SpendingPurpose>,
    /// An extra payment of so much at once goes to the Centre as a whole, in fen.
    centre_from: Fen,
    rests_on: Vec<RuleOut>,
}

/// How the dues of a kind of payer are found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesPayer)]
pub struct Payer {
    payer: PayerKind,
    /// By rate: which table, of what.
    table: Option<RateTable>,
    base: Option<BaseOf>,
    fixed_for: FixedFor,
    /// A fixed amount and its bounds, in fen.
    least: Option<Fen>,
    usual: Option<Fen>,
    most: Option<Fen>,
}

/// A part of the scale of income.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesBracket)]
pub struct BracketOut {
    /// Its last fen; the last bracket has none.
    up_to: Option<Fen>,
    /// 1/10000 of the base.
    basis_points: u16,
}

/// Show the rules on dues
#[utoipa::path(get, path = "/dues/rules", tag = "dues", operation_id = "get_dues_rules", params(Wanted),
    responses((status = OK, body = Terms)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    let desk = records.desk(&ctx);
    let month = wanted.month.unwrap_or_else(|| YearMonth::of(desk.today));
    let policy = standing::policy(&desk, month.first_day())?;
    let out = terms(&desk.pack.dues, month, &policy);
    ctx.read(&out)
}

fn terms(dues: &Dues, month: YearMonth, policy: &super::rules::Policy) -> Terms {
    let day = month.first_day();
    let base = dues.base.on(day).value.methods.get(&policy.base);
    let (payment, arrears) = (&dues.payment.on(day).value, &dues.arrears.on(day).value);
    let counted = base.into_iter().flat_map(|base| &base.counted);
    Terms {
        month,
        payers: dues.payers.on(day).value.0.iter().map(|(payer, rule)| one(*payer, *rule)).collect(),
        rates: dues
            .rates
            .on(day)
            .value
            .0
            .iter()
            .map(|(table, all)| (*table, all.iter().map(bracket).collect()))
            .collect(),
        counted: counted.map(|(employer, items)| (*employer, items.iter().copied().collect())).collect(),
        deducted: base.into_iter().flat_map(|base| base.deducted.iter().copied()).collect(),
        cap: policy.cap,
        rounding: policy.rounding,
        fixing: policy.fixing,
        reasons: dues.fixing.on(day).value.reasons.iter().copied().collect(),
        approvers: dues.hardship.on(day).value.approvers.iter().copied().collect(),
        due_day: policy.due_day,
        back_months: payment.back_months,
        at_once_months: payment.at_once_months,
        amber_months: policy.amber_months,
        red_months: arrears.red_months,
        purposes: dues.spending.on(day).value.purposes.iter().copied().collect(),
        centre_from: dues.voluntary.on(day).value.centre_from,
        rests_on: sources(dues, day),
    }
}

fn one(payer: PayerKind, rule: PayerRule) -> Payer {
    let fixed_for = rule.fixed_for();
    match rule {
        PayerRule::Rate { table, base, .. } => Payer {
            payer,
            table: Some(table),
            base: Some(base),
            fixed_for,
            least: None,
            usual: None,
            most: None,
        },
        PayerRule::Fixed { least, usual, most } => Payer {
            payer,
            table: None,
            base: None,
            fixed_for,
            least: Some(least),
            usual: Some(usual),
            most: Some(most),
        },
    }
}

fn bracket(bracket: &rulepack::dues::Bracket) -> BracketOut {
    BracketOut { up_to: bracket.up_to, basis_points: bracket.basis_points }
}

fn sources(dues: &Dues, day: Date) -> Vec<RuleOut> {
    vec![
        dues.payers.on(day).basis("dues.payers").into(),
        dues.rates.on(day).basis("dues.rates").into(),
        dues.base.on(day).basis("dues.base").into(),
        dues.fixing.on(day).basis("dues.fixing").into(),
        dues.cap.on(day).basis("dues.cap").into(),
        dues.rounding.on(day).basis("dues.rounding").into(),
        dues.hardship.on(day).basis("dues.hardship").into(),
        dues.payment.on(day).basis("dues.payment").into(),
        dues.arrears.on(day).basis("dues.arrears").into(),
        dues.voluntary.on(day).basis("dues.voluntary").into(),
        dues.remittance.on(day).basis("dues.remittance").into(),
        dues.spending.on(day).basis("dues.spending").into(),
        dues.publication.on(day).basis("dues.publication").into(),
    ]
}
