use super::*;
use crate::units::record;
use kernel::{TenantKind, UnitId};
use rulepack::Rules;
use time::macros::{date, datetime};

fn kinds() -> UnitKinds {
    Rules::built_in().unwrap().of(TenantKind::Enterprise).unit_kinds.on(date!(2026 - 11 - 23)).value.clone()
}

fn unit(kind: UnitKind, path: &str) -> Model {
    let label = path.trim_end_matches('/').rsplit('/').next().unwrap().to_owned();
    let parent = (path::depth(path) > 1).then(UnitId::new);
    record::blank(parent, label, path.to_owned(), kind, "单位".into(), datetime!(2026-11-23 00:00 UTC))
}

fn code(result: Result<(), Problem>) -> &'static str {
    result.err().map_or("fine", |problem| problem.kind().code)
}

#[test]
fn a_branch_under_a_group_is_refused_by_name() {
    let group = unit(UnitKind::Group, "/aaaaaaaa/bbbbbbbb/");
    let refused = place(&kinds(), UnitKind::Branch, Some(&group), "/kind").unwrap_err();
    assert_eq!(refused.kind().code, "kind_not_allowed_here");
    let body = refused.body();
    assert_eq!(
        (body.fields[0].pointer.as_str(), body.detail.as_str()),
        ("/kind", "党支部不能设在党小组之下")
    );
    assert_eq!(code(place(&kinds(), UnitKind::Group, None, "/kind")), "kind_not_allowed_at_top");
    let committee = unit(UnitKind::PartyCommittee, "/aaaaaaaa/");
    assert_eq!(code(place(&kinds(), UnitKind::Branch, Some(&committee), "/kind")), "fine");
}

#[test]
fn a_decision_has_a_day_somebody_meant() {
    let today = date!(2026 - 11 - 23);
    assert_eq!(code(decided(date!(2026 - 11 - 24), None, today)), "decided_in_future");
    assert_eq!(code(decided(date!(-9999 - 01 - 01), None, today)), "date_too_early");
    assert_eq!(code(decided(date!(1999 - 01 - 01), None, today)), "fine");
}

#[test]
fn a_unit_never_hangs_below_itself() {
    let unit_a = unit(UnitKind::GeneralBranch, "/aaaaaaaa/bbbbbbbb/");
    let below = unit(UnitKind::Branch, "/aaaaaaaa/bbbbbbbb/cccccccc/");
    let beside = unit(UnitKind::Branch, "/aaaaaaaa/dddddddd/");
    assert_eq!(code(no_circle(&unit_a, &below, "/parent_id")), "unit_cycle");
    assert_eq!(code(no_circle(&unit_a, &unit_a, "/parent_id")), "unit_cycle");
    assert_eq!(code(no_circle(&unit_a, &beside, "/parent_id")), "fine");
}

#[test]
fn decisions_are_dated() {
    let (today, last) = (date!(2026 - 11 - 23), Some(date!(2026 - 05 - 01)));
    assert_eq!(code(decided(date!(2026 - 11 - 24), None, today)), "decided_in_future");
    assert_eq!(code(decided(date!(2026 - 04 - 30), last, today)), "decided_too_early");
    assert_eq!(code(decided(date!(2026 - 05 - 01), last, today)), "fine");
}

#[test]
fn the_tree_does_not_grow_for_ever() {
    let deep: String = "/".to_owned() + &"aaaaaaaa/".repeat(path::MAX_DEPTH - 1);
    let parent = unit(UnitKind::PartyCommittee, &deep);
    assert_eq!(code(depth(Some(&parent), 1)), "fine");
    assert_eq!(code(depth(Some(&parent), 2)), "unit_too_deep");
}

#[test]
fn a_merged_unit_fits_into_the_other() {
    let kinds = kinds();
    let (branch, committee) =
        (unit(UnitKind::Branch, "/aaaaaaaa/b/"), unit(UnitKind::PartyCommittee, "/aaaaaaaa/"));
    let group = unit(UnitKind::Group, "/aaaaaaaa/b/c/");
    assert_eq!(code(takes(&kinds, &branch, true, std::slice::from_ref(&group))), "fine");
    assert_eq!(code(takes(&kinds, &committee, true, &[])), "target_cannot_hold_members");
    assert_eq!(code(takes(&kinds, &committee, false, &[group])), "children_not_allowed");
}

#[test]
fn the_top_stays() {
    assert_eq!(code(not_the_top(&unit(UnitKind::PartyCommittee, "/aaaaaaaa/"))), "root_stays");
}
