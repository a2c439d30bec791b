use super::*;
use crate::members::words::{MembershipState, Omitted};
use kernel::{TenantKind, UnitId};
use proptest::prelude::*;
use rulepack::Rules;
use std::sync::{Arc, LazyLock};
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 23);
static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());

fn pack() -> &'static Pack {
    RULES.of(TenantKind::Enterprise)
}

/// Zhao, born 1949-12-31 by the number, which is a woman's.
fn zhao() -> NewMember {
    let mut draft = NewMember::bare(
        UnitId::new(),
        "赵淑兰",
        "11010519491231002X",
        MemberKind::Full,
        date!(1975 - 07 - 01),
    );
    draft.full_on = Some(date!(1976 - 07 - 01));
    draft
}

fn faults(change: impl FnOnce(&mut NewMember)) -> Vec<(&'static str, Fault)> {
    let mut draft = zhao();
    change(&mut draft);
    let found = check(draft, TODAY, pack()).err().unwrap_or_default();
    found.into_iter().map(|finding| (finding.pointer, finding.fault)).collect()
}

fn warnings(change: impl FnOnce(&mut NewMember)) -> Vec<Fault> {
    let mut draft = zhao();
    change(&mut draft);
    check(draft, TODAY, pack()).unwrap().warnings.into_iter().map(|finding| finding.fault).collect()
}

#[test]
fn members_of_an_association_are_not_taken_for_the_partys() {
    let status = |given: Option<&str>| {
        let mut draft = zhao();
        draft.political_status = given.map(str::to_owned);
        check(draft, TODAY, RULES.of(TenantKind::Association)).unwrap().political_status
    };
    assert_eq!((status(None).as_str(), status(Some("06")).as_str()), ("13", "06"));
}

#[test]
fn a_sound_member_is_tidied() {
    let mut draft = zhao();
    draft.name = " 赵\u{3000}淑兰 ".into();
    draft.id_no = "11010519491231002x".into();
    draft.mobile = Some("+86 160 5462 3754".into());
    draft.landline = Some(" ".into());
    draft.address = Some("某街1座,\n\"3号楼\"".into());
    draft.ethnic = Some("０１".into());
    let checked = check(draft, TODAY, pack()).unwrap();
    assert_eq!(checked.facts.name, "赵淑兰");
    assert_eq!(checked.facts.id_no, "11010519491231002X");
    assert_eq!(checked.facts.mobile.as_deref(), Some("16054623754"));
    assert_eq!(checked.facts.landline, None);
    assert_eq!(checked.facts.address.as_deref(), Some("某街1座, \"3号楼\""));
    assert_eq!(checked.facts.ethnic.as_deref(), Some("01"));
    assert_eq!((checked.gender, checked.political_status.as_str()), (Gender::Female, "01"));
    assert_eq!((checked.initials.as_str(), checked.warnings.len()), ("zsl", 0));
}

#[test]
fn every_fault_names_its_field() {
    let cases = [
        (faults(|m| m.name = " ".into()), "/name", Fault::MissingName),
        (faults(|m| m.name = "<b>".into()), "/name", Fault::BadName),
        (faults(|m| m.name = "长".repeat(51)), "/name", Fault::BadName),
        (faults(|m| m.id_no = "1101".into()), "/id_no", Fault::BadIdNo),
        (faults(|m| m.id_no = "110105194912310021".into()), "/id_no", Fault::BadCheckDigit),
        (faults(|m| m.id_no = "110105491231002".into()), "/id_no", Fault::FirstGenerationId),
        (faults(|m| m.gender = Some(Gender::Male)), "/gender", Fault::GenderContradictsId),
        (faults(|m| m.full_on = Some(date!(1975 - 06 - 30))), "/full_on", Fault::ConfirmedBeforeJoined),
        (faults(|m| m.joined_on = date!(1949 - 12 - 31)), "/joined_on", Fault::JoinedBeforeBirth),
        (faults(|m| m.birth_date = Some(date!(2027 - 01 - 01))), "/birth_date", Fault::InFuture),
        (faults(|m| m.joined_on = date!(2026 - 11 - 24)), "/joined_on", Fault::InFuture),
        (faults(|m| m.birth_date = Some(date!(0000 - 01 - 01))), "/birth_date", Fault::TooEarly),
        (faults(|m| m.joined_on = date!(-9999 - 01 - 01)), "/joined_on", Fault::TooEarly),
        (faults(|m| m.id_no = "110105000012310026".into()), "/id_no", Fault::TooEarly),
        (faults(|m| m.member_kind = MemberKind::Probationary), "/full_on", Fault::ProbationaryWithFullDate),
        (
            faults(|m| m.political_status = Some("13".into())),
            "/political_status",
            Fault::StatusContradictsKind,
        ),
        (faults(|m| m.political_status = Some("99".into())), "/political_status", Fault::UnknownCode),
        (faults(|m| m.ethnic = Some("57".into())), "/ethnic", Fault::UnknownCode),
        (faults(|m| m.education = Some("72".into())), "/education", Fault::UnknownCode),
        (faults(|m| m.degree = Some("5".into())), "/degree", Fault::UnknownCode),
        (faults(|m| m.native_place_code = Some("3101".into())), "/native_place_code", Fault::BadDivision),
        (faults(|m| m.birth_place_code = Some("31010x".into())), "/birth_place_code", Fault::BadDivision),
        (faults(|m| m.mobile = Some("12345678901".into())), "/mobile", Fault::BadMobile),
        (faults(|m| m.landline = Some("62345678".into())), "/landline", Fault::BadLandline),
        (faults(|m| m.job_title = Some("工".repeat(101))), "/job_title", Fault::TextTooLong),
        (faults(|m| m.address = Some("a\u{7}b".into())), "/address", Fault::BadText),
        (
            faults(|m| m.circumstances.marital = Some("20".into())),
            "/circumstances/marital",
            Fault::NotCollected,
        ),
    ];
    for (found, pointer, fault) in cases {
        assert!(found.contains(&(pointer, fault)), "{pointer} {fault}: {found:?}");
    }
}

#[test]
fn all_faults_come_at_once() {
    let found = faults(|m| {
        m.name = String::new();
        m.id_no = "x".into();
        m.mobile = Some("1".into());
    });
    assert_eq!(found.iter().map(|(pointer, _)| *pointer).collect::<Vec<_>>(), ["/name", "/mobile", "/id_no"]);
}

#[test]
fn left_out_on_purpose_is_not_the_same_as_given() {
    let found = faults(|m| {
        m.degree = Some("4".into());
        m.not_applicable = vec![Omitted::Degree, Omitted::Landline];
    });
    assert_eq!(found, [("/not_applicable", Fault::GivenAndNotApplicable)]);
    assert!(faults(|m| m.not_applicable = vec![Omitted::Degree]).is_empty());
}

#[test]
fn doubts_are_kept_with_the_member() {
    assert_eq!(warnings(|m| m.birth_date = Some(date!(1950 - 01 - 31))), [Fault::BirthDateDiffers]);
    assert_eq!(warnings(|m| m.full_on = None), [Fault::FullDateMissing]);
    assert_eq!(warnings(|m| m.joined_on = date!(1967 - 12 - 30)), [Fault::JoinedUnderAge]);
    assert_eq!(warnings(|m| m.joined_on = date!(1967 - 12 - 31)), []);
}

#[test]
fn the_political_status_follows_the_membership() {
    let status = |kind, state| {
        let draft = NewMember { member_kind: kind, membership_state: state, full_on: None, ..zhao() };
        check(draft, TODAY, pack()).unwrap().political_status
    };
    assert_eq!(status(MemberKind::Probationary, MembershipState::Normal), "02");
    assert_eq!(status(MemberKind::Full, MembershipState::Suspended), "01");
    assert_eq!(status(MemberKind::Full, MembershipState::Expelled), "13");
}

#[test]
fn membership_years_count_from_the_end_of_probation() {
    assert_eq!(membership_years(Some(date!(1976 - 11 - 23)), TODAY), 50);
    assert_eq!(membership_years(Some(date!(1976 - 11 - 24)), TODAY), 49);
    assert_eq!(membership_years(None, TODAY), 0);
}

proptest! {
    #[test]
    fn what_was_accepted_once_is_accepted_again_unchanged(
        name in "[ 一-龥]{1,8}", title in prop::option::of("\\PC{0,30}"), address in prop::option::of("\\PC{0,60}"),
    ) {
        let draft = NewMember { name, job_title: title, address, ..zhao() };
        if let Ok(first) = check(draft, TODAY, pack()) {
            let second = check(first.facts.clone(), TODAY, pack()).unwrap();
            prop_assert_eq!(first, second);
        }
    }

    #[test]
    fn no_text_breaks_the_rules(
        name in "\\PC{0,60}", id in "\\PC{0,20}", mobile in prop::option::of("\\PC{0,15}"), code in prop::option::of("\\PC{0,4}"),
    ) {
        let draft = NewMember { name, id_no: id, mobile, ethnic: code.clone(), education: code, ..zhao() };
        let _ = check(draft, TODAY, pack());
    }
}

#[test]
fn a_doubt_that_rests_on_a_rule_names_its_wording() {
    let joined = date!(1975 - 07 - 01);
    for tenant in TenantKind::ALL {
        let known = RULES.wordings(*tenant, &[]);
        for fault in Fault::ALL {
            let Some(basis) = fault.basis(RULES.of(*tenant), joined, TODAY) else { continue };
            let entry = known.iter().find(|one| {
                one.rule == basis.rule
                    && one.effective_from == basis.effective_from
                    && one.source == basis.source
            });
            assert!(entry.is_some() && !basis.source.is_empty(), "{tenant} {fault}");
        }
    }
    let cited = |fault: Fault| fault.basis(pack(), joined, TODAY).map(|basis| basis.rule);
    assert_eq!(cited(Fault::JoinedUnderAge), Some("members.joining"));
    assert_eq!(cited(Fault::NotCollected), Some("members.collected"));
    assert_eq!(cited(Fault::BirthDateDiffers), None, "two papers differ, and no rule says which is right");
}
