use super::{
    super::*,
    world::{TODAY, World, new, pack, ruleset, workflow},
};
use kernel::TenantKind;
use proptest::prelude::*;
use rulepack::{
    Chosen, Own, Pack, Rules,
    development::{Limit, LimitRule, NotAllowed, Weight},
};
use time::{Date, Duration};

fn refused(wishes: &Stricter) -> Vec<Refusal> {
    Ruleset::on(&pack().development, TODAY, wishes).1
}

fn rule(limit: Limit) -> LimitRule {
    *pack().development.limits.on(TODAY).value.rule(limit).unwrap()
}

fn wish(limit: Limit, wanted: u16) -> Stricter {
    Stricter { limits: [(limit, wanted)].into(), ..Stricter::default() }
}

/// Every number that may be set, from the loosest to the strictest.
fn allowed(rule: LimitRule) -> std::ops::RangeInclusive<u16> {
    rule.loosest().min(rule.strictest)..=rule.loosest().max(rule.strictest)
}

#[test]
fn any_stricter_number_is_accepted_and_any_looser_one_refused() {
    for &limit in Limit::ALL {
        let rule = rule(limit);
        for wanted in 0..=allowed(rule).end() + 5 {
            let alone = refused(&wish(limit, wanted));
            let holds = ruleset_number(limit, wanted);
            if allowed(rule).contains(&wanted) {
                assert_eq!((alone, holds), (vec![], Some(wanted)), "{limit} {wanted}");
            } else {
                assert!(matches!(alone[..], [Refusal::Limit { .. }]), "{limit} {wanted} {alone:?}");
                assert_eq!(holds, rule.value, "{limit} {wanted}");
            }
        }
    }
}

fn ruleset_number(limit: Limit, wanted: u16) -> Option<u16> {
    Ruleset::on(&pack().development, TODAY, &wish(limit, wanted)).0.number(limit)
}

#[test]
fn the_refusal_tells_the_bound() {
    let why = |limit, wanted| refused(&wish(limit, wanted));
    let limit = Limit::NoticeDays;
    let loose = NotAllowed::TooLoose { wanted: 4, loosest: 5 };
    assert_eq!(why(limit, 4), [Refusal::Limit { limit, why: loose }]);
    let strict = NotAllowed::TooStrict { wanted: 16, strictest: 15 };
    assert_eq!(why(limit, 16), [Refusal::Limit { limit, why: strict }]);
    let fixed = NotAllowed::Fixed { value: 12 };
    assert_eq!(why(Limit::Probation, 13), [Refusal::Limit { limit: Limit::Probation, why: fixed }]);
    let both = Stricter {
        limits: [(Limit::ExtensionLeast, 10), (Limit::ExtensionMost, 8)].into(),
        ..Stricter::default()
    };
    let (least, most) = (Limit::ExtensionLeast, Limit::ExtensionMost);
    assert_eq!(refused(&both), [Refusal::Crossed { least, most }]);
}

#[test]
fn a_condition_may_be_made_harder_and_not_softer() {
    for guard in workflow().guards() {
        for &wanted in Weight::ALL {
            let wishes = Stricter { kinds: [(guard.code.clone(), wanted)].into(), ..Stricter::default() };
            assert_eq!(refused(&wishes).is_empty(), wanted >= guard.kind, "{} {wanted}", guard.code);
        }
    }
    let wishes = Stricter { kinds: [("G4".into(), Weight::Block)].into(), ..Stricter::default() };
    let mut world = World::before("choose_candidate");
    world.records.retain(|record| record.step != *"review_activist");
    let proposal = new(&"choose_candidate".into(), &"chosen".into(), super::day("2025-03-03"));
    assert!(world.check(&proposal).is_allowed() && !world.check_with(&wishes, &proposal).is_allowed());
}

#[test]
fn what_an_organisation_decided_is_judged_and_told_as_its_own() {
    let from = super::day("2025-01-01");
    let block = Own {
        rule: "development.workflow".into(),
        setting: "G4".into(),
        effective_from: from,
        value: Some(Chosen::Word("block".into())),
    };
    let mine = Rules::built_in().unwrap().with(TenantKind::Enterprise, &[block]).unwrap();
    let mut world = World::before("choose_candidate");
    world.records.retain(|record| record.step != *"review_activist");
    let proposal = new(&"choose_candidate".into(), &"chosen".into(), super::day("2025-03-03"));
    let progress = world.progress();
    let judged = |pack: &Pack, on| {
        let (rules, _) = Ruleset::on(&pack.development, on, &Stricter::default());
        check(&super::world::case(&rules, &progress, &world.facts), &proposal)
    };
    let verdict = judged(&mine, TODAY);
    let source = &verdict.blocks().next().unwrap().source;
    assert_eq!((source.own, source.basis.effective_from), (true, from));
    assert!(judged(&mine, from.previous_day().unwrap()).is_allowed(), "before its day it warns");
    assert!(judged(pack(), TODAY).is_allowed());
    let (rules, _) = Ruleset::on(&mine.development, TODAY, &Stricter::default());
    let notice = Own {
        rule: "development.workflow".into(),
        setting: "choose_candidate".into(),
        effective_from: from,
        value: Some(Chosen::Switched(true)),
    };
    let further = Rules::built_in().unwrap().with(TenantKind::Enterprise, &[notice]).unwrap();
    let verdict = judged(&further, TODAY);
    let reasons: Vec<_> = verdict.blocks().map(|finding| finding.reason.clone()).collect();
    assert_eq!(reasons, [Reason::Notice(NoticeFault::None)]);
    assert!(verdict.blocks().all(|finding| finding.source.own));
    let left_alone = rules.source(&"choose_candidate".into(), rules.workflow.value.guard(&"G8".into()));
    assert!(!left_alone.own && left_alone.basis.effective_from < from);
}

#[test]
fn a_notice_may_be_asked_at_further_steps() {
    let further = |step: &str, guard: &str| Stricter {
        further: [(step.into(), [guard.into()].into())].into(),
        ..Stricter::default()
    };
    let proposal = new(&"choose_candidate".into(), &"chosen".into(), super::day("2025-03-03"));
    let verdict = World::before("choose_candidate").check_with(&further("choose_candidate", "G9"), &proposal);
    let reasons: Vec<_> = verdict.blocks().map(|finding| finding.reason.clone()).collect();
    assert_eq!(reasons, [Reason::Notice(NoticeFault::None)]);
    assert!(verdict.blocks().all(|finding| finding.source.own));
    assert_eq!(refused(&further("apply", "G12")), [Refusal::NotAddable { guard: "G12".into() }]);
    assert_eq!(refused(&further("asking", "G9")), [Refusal::UnknownStep { step: "asking".into() }]);
    assert_eq!(refused(&further("apply", "G99")), [Refusal::UnknownGuard { guard: "G99".into() }]);
}

#[test]
fn organisations_that_do_not_develop_members_are_told_so() {
    let rules = Rules::built_in().unwrap();
    let of = |kind| Ruleset::on(&rules.of(kind).development, TODAY, &Stricter::default()).1;
    assert_eq!(of(TenantKind::Association), [Refusal::NotPractised]);
    assert_eq!(of(TenantKind::Agency), []);
}

#[test]
fn wishes_are_kept_as_they_are_read() {
    let wishes =
        "further = { choose_activist = [\"G9\"] }\n[limits]\nactivist_months = 18\n[kinds]\nG4 = \"block\"\n";
    let read: Stricter = toml::from_str(wishes).unwrap();
    assert_eq!(toml::from_str::<Stricter>(&toml::to_string(&read).unwrap()).unwrap(), read);
    assert_eq!(ruleset(&read).number(Limit::ActivistMonths), Some(18));
    assert!(toml::from_str::<Stricter>("softer = 1").is_err());
}

fn wishes() -> impl Strategy<Value = Stricter> {
    let limits =
        prop::collection::vec((prop::sample::select(Limit::ALL), any::<prop::sample::Index>()), 0..6);
    let kinds =
        prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(Weight::ALL)), 0..6);
    (limits, kinds).prop_map(|(limits, kinds)| {
        let guards: Vec<_> = workflow().guards().collect();
        let harder = |(index, kind): (prop::sample::Index, Weight)| {
            let guard = index.get(&guards);
            (guard.code.clone(), guard.kind.max(kind))
        };
        let stricter = |(limit, index): (Limit, prop::sample::Index)| {
            let rule = rule(limit);
            let from = rule.value.unwrap_or(rule.loosest());
            let (low, high) = (from.min(rule.strictest), from.max(rule.strictest));
            (limit, low + u16::try_from(index.index(usize::from(high - low) + 1)).unwrap())
        };
        Stricter {
            limits: limits.into_iter().map(stricter).collect(),
            kinds: kinds.into_iter().map(harder).collect(),
            ..Stricter::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn stricter_rules_never_allow_what_the_field_forbids(wishes in wishes(), at in 0_usize..26, shift in -400_i64..400) {
        let whole = World::worked();
        let record = whole.records[at].clone();
        let world = World { records: whole.records[..at].to_vec(), facts: whole.facts };
        let on: Date = record.decided_on + Duration::days(shift);
        let proposal = new(&record.step, &record.outcome, on);
        let (rules, refusals) = Ruleset::on(&pack().development, TODAY, &wishes);
        prop_assert!(refusals.iter().all(|refusal| matches!(refusal, Refusal::Crossed { .. })), "{:?}", refusals);
        let progress = world.progress();
        let stricter = check(&super::world::case(&rules, &progress, &world.facts), &proposal);
        prop_assert!(!stricter.is_allowed() || world.check(&proposal).is_allowed(), "{:?}", wishes);
    }
}
