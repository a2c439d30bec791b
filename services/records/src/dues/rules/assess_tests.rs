use super::super::{
    Choices, Months,
    fixing::{Fixed, in_force, may_fix, not_fixed_anew, owed},
    relief::Approval,
};
use super::*;
use crate::vectors::month;
use kernel::TenantKind;
use rulepack::{
    Rules, UnitKind,
    dues::{BaseMethod, ChangeReason, Deduction, Employer, FixedFor, FixingMode, PayItem},
};
use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};
use time::macros::date;

static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());
const DAY: Date = date!(2026 - 07 - 01);

fn dues() -> &'static Dues {
    &RULES.of(TenantKind::Enterprise).dues
}

fn at(day: Date, payer: PayerKind, income: Income) -> Result<Assessment, Finding> {
    let policy = Policy::on(day, dues(), &Choices::default()).unwrap();
    assess(&Facts { payer, month: YearMonth::of(day), income, relief: None }, &policy, dues())
}

fn slip(employer: Employer, items: &[(PayItem, i64)], deductions: &[(Deduction, i64)]) -> Payslip {
    Payslip {
        employer,
        items: items.iter().map(|(item, fen)| (*item, Fen(*fen))).collect(),
        deductions: deductions.iter().map(|(of, fen)| (*of, Fen(*fen))).collect(),
    }
}

#[test]
fn a_result_names_the_rules_it_rests_on_and_since_when() {
    let got = at(DAY, PayerKind::Salaried, Income::Base(Fen(6_000_000))).unwrap();
    let rules: Vec<&str> = got.rests_on.iter().map(|basis| basis.rule).collect();
    assert_eq!(rules, ["dues.payers", "dues.rates", "dues.rounding", "dues.cap"]);
    assert_eq!(got.rests_on[1].effective_from, date!(2008 - 04 - 01));
    assert!(got.rests_on[3].source.contains("1000元"));
    assert_eq!(got.notes, [Finding::AboveCap { computed: Fen(120_000), cap: Fen(100_000) }]);
    let exactly = at(DAY, PayerKind::Salaried, Income::Base(Fen(5_000_000))).unwrap();
    assert_eq!((exactly.amount, exactly.notes), (Fen(100_000), vec![]));
}

#[test]
fn older_months_are_measured_by_what_held_then() {
    let pay = slip(
        Employer::PublicInstitution,
        &[(PayItem::PostPay, 4_000_000), (PayItem::RewardPerformance, 2_000_000)],
        &[(Deduction::HousingFund, 500_000)],
    );
    let then = at(date!(2016 - 12 - 31), PayerKind::Salaried, Income::Payslip(pay.clone())).unwrap();
    let now = at(DAY, PayerKind::Salaried, Income::Payslip(pay)).unwrap();
    assert_eq!((then.base, then.amount), (Some(Fen(6_000_000)), Fen(120_000)));
    assert_eq!((now.base, now.amount), (Some(Fen(3_500_000)), Fen(70_000)));
}

#[test]
fn bonuses_that_are_not_regular_and_lines_below_nothing_do_not_count() {
    let pay = slip(
        Employer::Enterprise,
        &[(PayItem::BasicPay, 300_000), (PayItem::RegularBonus, 100_000), (PayItem::IrregularBonus, 900_000)],
        &[],
    );
    assert_eq!(at(DAY, PayerKind::Salaried, Income::Payslip(pay)).unwrap().base, Some(Fen(400_000)));
    let negative = slip(Employer::Enterprise, &[(PayItem::BasicPay, -1)], &[]);
    assert_eq!(
        at(DAY, PayerKind::Salaried, Income::Payslip(negative)),
        Err(Finding::NegativeAmount { given: Fen(-1) })
    );
    let owing = slip(Employer::Enterprise, &[(PayItem::BasicPay, 1)], &[(Deduction::IncomeTax, 100_001)]);
    let got = at(DAY, PayerKind::Salaried, Income::Payslip(owing)).unwrap();
    assert_eq!((got.base, got.amount), (Some(Fen(0)), Fen(0)));
    assert_eq!(got.notes, [Finding::NegativeBase { base: Fen(-100_000) }]);
}

#[test]
fn income_of_another_sort_is_refused() {
    let pay = slip(Employer::Enterprise, &[], &[]);
    let cases = [
        (PayerKind::Student, Income::Base(Fen(1))),
        (PayerKind::Salaried, Income::NotAsked),
        (PayerKind::Salaried, Income::Quarter([Fen(1); 3])),
        (PayerKind::IrregularIncome, Income::Payslip(pay.clone())),
        (PayerKind::Retired, Income::Payslip(pay)),
    ];
    for (payer, income) in cases {
        assert_eq!(at(DAY, payer, income), Err(Finding::IncomeDoesNotFit { payer }), "{payer}");
    }
    let loss = at(DAY, PayerKind::IrregularIncome, Income::Quarter([Fen(-900), Fen(100), Fen(0)])).unwrap();
    assert_eq!((loss.base, loss.amount), (Some(Fen(0)), Fen(0)));
}

#[test]
fn an_amount_may_be_handed_in_without_pay() {
    let got = at(DAY, PayerKind::Salaried, Income::Amount(Fen(7_800))).unwrap();
    assert_eq!((got.base, got.basis_points, got.amount), (None, None, Fen(7_800)));
    assert_eq!(at(DAY, PayerKind::Salaried, Income::Amount(Fen(100_100))).unwrap().amount, Fen(100_000));
    let student = at(DAY, PayerKind::Student, Income::Amount(Fen(100)));
    assert_eq!(student, Err(Finding::AmountOutOfBounds { least: Fen(20), most: Fen(20), given: Fen(100) }));
    assert_eq!(at(DAY, PayerKind::Farmer, Income::NotAsked).unwrap().amount, Fen(20));
}

#[test]
fn relief_needs_study_then_approval_by_a_committee() {
    let approval = |on, by| Some(Approval { on, by });
    let (studied_on, committee) = (Some(DAY), UnitKind::PartyCommittee);
    let relief = |amount, studied_on, approval| {
        let relief =
            Relief { months: Months::one(YearMonth::of(DAY)), amount: Fen(amount), studied_on, approval };
        super::relief::apply(Fen(4500), &relief, YearMonth::of(DAY), &dues().hardship.on(DAY).value)
    };
    assert_eq!(relief(1000, studied_on, approval(DAY, committee)), (Fen(1000), None));
    let early = date!(2026 - 06 - 30);
    let refused = [
        (relief(0, None, approval(DAY, committee)), Finding::ReliefNotStudied),
        (relief(0, studied_on, None), Finding::ReliefNotApproved),
        (
            relief(0, studied_on, approval(early, committee)),
            Finding::ReliefApprovedBeforeStudy { studied_on: DAY, approved_on: early },
        ),
        (
            relief(0, studied_on, approval(DAY, UnitKind::GeneralBranch)),
            Finding::ReliefApprover { by: UnitKind::GeneralBranch },
        ),
        (
            relief(4501, studied_on, approval(DAY, committee)),
            Finding::ReliefAboveDues { owed: Fen(4500), asked: Fen(4501) },
        ),
        (relief(-1, studied_on, approval(DAY, committee)), Finding::NegativeAmount { given: Fen(-1) }),
    ];
    for (got, finding) in refused {
        assert_eq!(got, (Fen(4500), Some(finding)));
    }
}

#[test]
fn a_relief_that_can_never_be_is_refused() {
    let relief = Relief {
        months: Months::one(YearMonth::of(DAY)),
        amount: Fen(4501),
        studied_on: Some(DAY),
        approval: Some(Approval { on: DAY, by: UnitKind::PartyCommittee }),
    };
    let with = |relief, month| {
        let facts = Facts {
            payer: PayerKind::Salaried,
            month,
            income: Income::Base(Fen(450_000)),
            relief: Some(relief),
        };
        assess(&facts, &Policy::on(DAY, dues(), &Choices::default()).unwrap(), dues())
    };
    let above = Finding::ReliefAboveDues { owed: Fen(4500), asked: Fen(4501) };
    assert_eq!(with(relief, YearMonth::of(DAY)), Err(above));
    let later = with(Relief { amount: Fen(0), ..relief }, YearMonth::of(DAY).next()).unwrap();
    assert_eq!((later.amount, later.notes), (Fen(4500), vec![]));
    let relieved = with(Relief { amount: Fen(0), ..relief }, YearMonth::of(DAY)).unwrap();
    assert_eq!(relieved.rests_on.last().unwrap().rule, "dues.hardship");
}

#[test]
fn within_its_year_an_amount_changes_for_a_reason_only() {
    let fixed = |from: &str, amount, reason| Fixed { from: month(from), amount: Fen(amount), reason };
    let earlier = [fixed("2025-03", 4000, None), fixed("2026-02", 4500, None)];
    let rule = &dues().fixing.on(DAY).value;
    let may = |from, reason, span| {
        may_fix(&earlier, &fixed(from, 1, reason), span, FixingMode::Yearly, rule).is_ok()
    };
    assert!(
        !may("2026-07", None, FixedFor::Year)
            && !may("2026-07", Some(ChangeReason::PayChanged), FixedFor::Year)
    );
    assert!(may("2026-07", Some(ChangeReason::Retired), FixedFor::Year));
    assert!(may("2027-01", None, FixedFor::Year) && may("2026-01", None, FixedFor::Year));
    assert!(!may("2026-03", None, FixedFor::Quarter) && may("2026-04", None, FixedFor::Quarter));
    assert!(may("2026-03", None, FixedFor::Month) && !may("2026-02", None, FixedFor::Month));
    assert!(may_fix(&[], &fixed("2026-07", 1, None), FixedFor::Year, FixingMode::Yearly, rule).is_ok());
}

#[test]
fn an_amount_is_old_once_its_year_quarter_or_month_is_over() {
    let fixed = |from: &str| Fixed { from: month(from), amount: Fen(4000), reason: None };
    let earlier = [fixed("2025-03"), fixed("2026-02")];
    let old = |of: &str, span, mode| match not_fixed_anew(&earlier, month(of), span, mode) {
        Some(Finding::NotFixedFor { months, fixed_from }) => Some((months, fixed_from)),
        other => {
            assert_eq!(other, None);
            None
        }
    };
    let span = |first: &str, last: &str, from: &str| {
        Months::new(month(first), month(last)).map(|months| (months, month(from)))
    };
    let (yearly, on_change) = (FixingMode::Yearly, FixingMode::OnChange);
    assert_eq!(old("2026-01", FixedFor::Year, yearly), span("2026-01", "2026-12", "2025-03"));
    assert_eq!(old("2026-12", FixedFor::Year, yearly), None);
    assert_eq!(old("2026-01", FixedFor::Year, on_change), None);
    assert_eq!(old("2026-03", FixedFor::Quarter, yearly), None);
    assert_eq!(old("2026-04", FixedFor::Quarter, yearly), span("2026-04", "2026-06", "2026-02"));
    assert_eq!(old("2026-04", FixedFor::Quarter, on_change), span("2026-04", "2026-06", "2026-02"));
    assert_eq!(old("2026-02", FixedFor::Month, yearly), None);
    assert_eq!(old("2026-03", FixedFor::Month, yearly), span("2026-03", "2026-03", "2026-02"));
    assert_eq!(old("2025-02", FixedFor::Month, yearly), None, "nothing was fixed yet");
}

#[test]
fn a_month_owes_the_amount_in_force_and_a_corrected_one_the_later_record() {
    let fixed = |from: &str, amount| Fixed { from: month(from), amount: Fen(amount), reason: None };
    let all = [fixed("2026-03", 4500), fixed("2026-05", 5000), fixed("2026-03", 4000)];
    assert_eq!(in_force(&all, month("2026-04")).map(|one| one.amount), Some(Fen(4000)));
    assert_eq!(in_force(&all, month("2026-02")), None);
    let relief = Relief {
        months: Months::new(month("2026-04"), month("2026-05")).unwrap(),
        amount: Fen(0),
        studied_on: Some(DAY),
        approval: Some(Approval { on: DAY, by: UnitKind::WorkCommittee }),
    };
    let span = Months::new(month("2026-02"), month("2026-06")).unwrap();
    let owed = owed(&all, &[relief], span, &dues().hardship.on(DAY).value);
    let expected: BTreeMap<YearMonth, Fen> =
        [("2026-03", 4000), ("2026-04", 0), ("2026-05", 0), ("2026-06", 5000)]
            .map(|(of, fen)| (month(of), Fen(fen)))
            .into();
    assert_eq!(owed, expected);
}

#[test]
fn an_organisation_chooses_only_what_is_left_to_it() {
    let faults = |day, choices: Choices| Policy::on(day, dues(), &choices).err().unwrap_or_default();
    let setting = |setting| vec![Finding::ChoiceNotAllowed { setting }];
    let with = Choices::default;
    assert_eq!(faults(DAY, with()), []);
    assert_eq!(faults(DAY, Choices { amber_months: Some(6), ..with() }), setting("amber_months"));
    assert_eq!(faults(DAY, Choices { due_day: Some(32), ..with() }), setting("due_day"));
    let farmer = |payer, fen| Choices { fixed: BTreeMap::from([(payer, Fen(fen))]), ..with() };
    assert_eq!(faults(DAY, farmer(PayerKind::Salaried, 20)), setting("fixed"));
    assert_eq!(faults(DAY, farmer(PayerKind::Farmer, 100)), []);
    let before = date!(2016 - 06 - 01);
    assert_eq!(
        faults(before, Choices { base: Some(BaseMethod::NetOfContributions), ..with() }),
        setting("base")
    );
    assert_eq!(faults(before, Choices { fixing: Some(FixingMode::Yearly), ..with() }), setting("fixing"));
}
