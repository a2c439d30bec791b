use crate::{
    Pack, Rules,
    dues::{BaseMethod, Collected, FixingMode, PayerKind, PayerRule, RateTable},
    pack::COMMON,
};
use kernel::{Fen, TenantKind};
use time::{Date, macros::date};

const TODAY: Date = date!(2026 - 11 - 23);

/// What is wrong when one rule reads otherwise.
fn faults(rule: &str, day: &str, value: &str) -> String {
    let text =
        format!("[[rule]]\nid = \"{rule}\"\neffective_from = {day}\nsource = \"x\"\n[rule.value]\n{value}");
    Pack::load(COMMON, "enterprise", &text).map_or_else(|e| e.to_string(), |_| String::new())
}

#[test]
fn values_that_contradict_themselves_are_refused() {
    let cases = [
        (
            "dues.payers",
            "farmer = { by = \"fixed\", least = 20, usual = 20, most = 100 }",
            "student is missing",
        ),
        (
            "dues.rates",
            "pension = [{ basis_points = 50 }]\npay = [{ up_to = 1, basis_points = 1 }]",
            "pay is no scale",
        ),
        (
            "dues.rates",
            "pension = [{ up_to = 5, basis_points = 9 }, { basis_points = 8 }]\npay = [{ basis_points = 1 }]",
            "pension is no scale",
        ),
        ("dues.rates", "pay = [{ basis_points = 1 }]", "pension is no scale"),
        (
            "dues.fixing",
            "reasons = []\nmode = { usual = \"yearly\", allowed = [\"on_change\"] }",
            "not allowed",
        ),
        ("dues.rounding", "usual = \"jiao_down\"\nallowed = []", "not allowed"),
        ("dues.cap", "monthly = 0\nmay_lift = false", "leaves nothing"),
        ("dues.hardship", "approvers = []", "nobody may approve"),
        (
            "dues.payment",
            "back_months = 6\nat_once_months = 5\ndue_day = { least = 1, usual = 5, most = 31 }\nahead_needs_consent = true",
            "do not fit a year",
        ),
        (
            "dues.payment",
            "back_months = 6\nat_once_months = 3\ndue_day = { least = 0, usual = 5, most = 31 }\nahead_needs_consent = true",
            "outside of 1 to 31",
        ),
        (
            "dues.arrears",
            "red_months = 6\namber_months = { least = 1, usual = 3, most = 6 }",
            "outside of 1 to 5",
        ),
        ("dues.voluntary", "centre_from = 0", "every extra payment"),
        ("dues.spending", "purposes = []\ndecision = true\nvoucher = true", "nothing may be paid for"),
        (
            "dues.publication",
            "alert_months = 3\nper_person = { usual = \"none\", allowed = [\"branch\"] }",
            "not allowed",
        ),
        ("dues.practice", "practised = true\nchoice = true\ncollects = \"fees\"\nextra = 1", "unknown field"),
    ];
    for (rule, value, expected) in cases {
        let found = faults(rule, "2026-01-01", value);
        assert!(found.contains(expected) && found.contains(rule), "{rule}: {found}");
    }
    let share = "counted = [\"pay\"]\n\
                 rounding = { usual = \"down\", allowed = [\"down\"] }\nshare = { least = 0, most = 10001 }\n\
                 confirm_days = { usual = 5, least = 7, most = 180 }";
    let found = faults("dues.remittance", "2026-01-01", share);
    assert!(found.contains("over the whole") && found.contains("days to confirm"), "{found}");
    let method = "method = { usual = \"net_of_tax\", allowed = [\"net_of_tax\"] }\n[rule.value.methods]";
    assert!(faults("dues.base", "2026-01-01", method).contains("net_of_tax is not described"));
    let empty = format!(
        "{method}\n[rule.value.methods.net_of_tax]\ndeducted = []\n[rule.value.methods.net_of_tax.counted]\nenterprise = []"
    );
    assert!(faults("dues.base", "2026-01-01", &empty).contains("nothing counts for enterprise"));
}

#[test]
fn fixed_amounts_need_bounds_in_order() {
    let kinds = |farmer: &str| -> String {
        let rate = "{ by = \"rate\", table = \"pay\", base = \"monthly_pay\", fixed_for = \"year\" }";
        let line = |kind: &PayerKind| match kind {
            PayerKind::Farmer => format!("farmer = {farmer}\n"),
            other => format!("{other} = {rate}\n"),
        };
        PayerKind::ALL.iter().map(line).collect()
    };
    let farmer = |least: i64, usual: i64, most: i64| {
        kinds(&format!("{{ by = \"fixed\", least = {least}, usual = {usual}, most = {most} }}"))
    };
    assert_eq!(faults("dues.payers", "2026-01-01", &farmer(20, 30, 100)), "");
    for (least, usual, most) in [(20, 10, 100), (20, 101, 100), (0, 20, 100)] {
        let found = faults("dues.payers", "2026-01-01", &farmer(least, usual, most));
        assert!(found.contains("farmer: bounds"), "{found}");
    }
}

#[test]
fn the_notice_of_2017_changed_base_fixing_and_cap() {
    let rules = Rules::built_in().unwrap();
    let dues = &rules.of(TenantKind::Enterprise).dues;
    let before = date!(2016 - 12 - 31);
    assert_eq!(dues.base.on(before).value.method.usual, BaseMethod::NetOfTax);
    assert_eq!(dues.base.on(TODAY).value.method.usual, BaseMethod::NetOfContributions);
    assert_eq!(dues.fixing.on(before).value.mode.usual, FixingMode::OnChange);
    assert_eq!(dues.fixing.on(TODAY).value.mode.usual, FixingMode::Yearly);
    assert_eq!(dues.cap.on(before).value.monthly, None);
    assert_eq!(dues.cap.on(TODAY).value.monthly, Some(Fen(100_000)));
}

#[test]
fn a_limit_belongs_to_the_bracket_below() {
    let rules = Rules::built_in().unwrap();
    let rates = &rules.of(TenantKind::Agency).dues.rates.on(TODAY).value;
    let rate = |table, fen| rates.bracket(table, Fen(fen)).unwrap().basis_points;
    assert_eq!((rate(RateTable::Pay, 300_000), rate(RateTable::Pay, 300_001)), (50, 100));
    assert_eq!((rate(RateTable::Pension, 500_000), rate(RateTable::Pension, 500_001)), (50, 100));
    assert_eq!((rate(RateTable::Pay, 0), rate(RateTable::Pay, i64::MAX)), (50, 200));
}

#[test]
fn an_association_collects_fees_by_the_classes_of_its_charter() {
    let rules = Rules::built_in().unwrap();
    let dues = &rules.of(TenantKind::Association).dues;
    let payers = &dues.payers.on(TODAY).value.0;
    assert_eq!(payers.keys().copied().collect::<Vec<_>>(), PayerKind::FEES);
    assert!(payers.values().all(|rule| matches!(rule, PayerRule::Fixed { .. })));
    assert_eq!(dues.practice.on(TODAY).value.collects, Collected::Fees);
    assert_eq!(dues.cap.on(TODAY).value.monthly, None);
    let enterprise = &rules.of(TenantKind::Enterprise).dues;
    assert_eq!(enterprise.practice.on(TODAY).value.collects, Collected::PartyDues);
    assert!(PayerKind::FEES.iter().all(|class| !enterprise.payers.on(TODAY).value.0.contains_key(class)));
    let one = "individual = { by = \"fixed\", least = 1, usual = 1, most = 1 }";
    assert!(faults("dues.payers", "2026-01-01", one).contains("council is missing"));
}

#[test]
fn an_association_collects_only_if_it_says_so() {
    let rules = Rules::built_in().unwrap();
    let practised = |kind, chosen| rules.of(kind).dues.practice.on(TODAY).value.practised(chosen);
    assert!(!practised(TenantKind::Association, None) && practised(TenantKind::Association, Some(true)));
    for kind in [TenantKind::Agency, TenantKind::Enterprise, TenantKind::Community] {
        assert!(practised(kind, None) && practised(kind, Some(false)), "{kind}");
    }
}
