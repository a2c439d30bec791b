use super::*;
use crate::vectors::{day, list, maybe, number, rows};
use kernel::TenantKind;
use rulepack::{Pack, Rules};
use time::macros::date;

fn pack(kind: TenantKind) -> Pack {
    Rules::built_in().unwrap().of(kind).clone()
}

#[test]
fn what_a_decision_takes_and_from_when_it_holds() {
    let pack = pack(TenantKind::Enterprise);
    for [kind, by, on, level, approved, months, full, earlier, expected, from] in
        rows::<10>(include_str!("../vectors/decisions.tsv"))
    {
        let kind: DispositionKind = number(kind);
        let rules = &pack.dispositions.on(day(on)).value;
        let rule = rules.rule(kind).unwrap();
        let earlier: Vec<(DispositionKind, Date)> = list(earlier, |one| {
            let (kind, since) = one.split_once('@').unwrap();
            (number(kind), day(since))
        });
        let level: Option<ApprovalLevel> = maybe(level, number);
        let by = number(by);
        let case = Case {
            by,
            decided_on: day(on),
            level,
            months: maybe(months, number),
            full: full == "yes",
            earlier: &earlier,
        };
        let wanted: Vec<DispositionDoubt> = list(expected, number);
        assert_eq!(doubts(rule, &case), wanted, "{kind} of {on}");
        let approval = level.map(|level| (level, day(approved)));
        assert_eq!(in_force(rule, by, day(on), approval, false), maybe(from, day), "{kind} of {on}");
    }
}

#[test]
fn history_holds_whatever_is_missing() {
    let pack = pack(TenantKind::Agency);
    let (decided, approved) = (date!(2010 - 05 - 04), date!(2010 - 06 - 01));
    let rules = &pack.dispositions.on(decided).value;
    let rule = rules.rule(DispositionKind::Expulsion).unwrap();
    let holds = |approval| in_force(rule, DecidingBody::BranchMeeting, decided, approval, true);
    assert_eq!(holds(None), Some(decided));
    assert_eq!(holds(Some((ApprovalLevel::Committee, approved))), Some(approved));
}

#[test]
fn a_term_ends_on_the_day_before_its_date_and_a_penalty_reaches_farther() {
    assert_eq!(last_day(date!(2026 - 03 - 10), 12), date!(2027 - 03 - 09));
    assert_eq!(last_day(date!(2024 - 02 - 29), 12), date!(2025 - 02 - 27));
    let pack = pack(TenantKind::Enterprise);
    let rules = &pack.cadres.influence.on(date!(2026 - 03 - 10)).value;
    let until = |kind, months| influence_until(rules, kind, date!(2026 - 03 - 10), months);
    assert_eq!(until(DispositionKind::Warning, None), Some(date!(2027 - 03 - 10)));
    assert_eq!(until(DispositionKind::ProbationWithinParty, Some(24)), Some(date!(2030 - 03 - 10)));
    assert_eq!(until(DispositionKind::Expulsion, None), None);
    assert_eq!(until(DispositionKind::CorrectInTime, Some(12)), None);
}

#[test]
fn an_association_knows_how_its_members_leave_and_no_penalties() {
    let pack = pack(TenantKind::Association);
    let rules = &pack.dispositions.on(date!(2026 - 03 - 10)).value;
    assert!(rules.rule(DispositionKind::Warning).is_none());
    let rule = rules.rule(DispositionKind::Removal).unwrap();
    let decided = date!(2026 - 03 - 10);
    assert_eq!(in_force(rule, DecidingBody::Council, decided, None, false), Some(decided));
}
