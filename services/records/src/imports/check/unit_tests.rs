use super::*;
use crate::imports::{
    check::{Content, Parent},
    layout::UNITS,
    words::Verdict,
};
use crate::table::{Limits, Table, find_header};
use kernel::TenantKind;
use rulepack::Rules;
use time::macros::date;

fn standing(parent: Option<UnitId>, name: &str, kind: UnitKind, depth: usize) -> Standing {
    let (holds_members, is_group) = (kind == UnitKind::Branch, kind == UnitKind::Group);
    let known =
        Known { id: UnitId::new(), parent, name: name.into(), short_name: None, holds_members, is_group };
    Standing { known, kind, depth }
}

fn judge(text: &str, standing: Vec<Standing>, whole: bool) -> Vec<Judged> {
    let file = format!("组织名称,上级组织,组织类别\n{text}");
    let mut table = Table::open("x.csv", file, &Limits::default()).unwrap();
    let header = find_header(&mut table, UNITS).unwrap();
    let rows: Vec<Row> = header.rows_below(&mut table).unwrap().map(Result::unwrap).collect();
    let rules = Rules::built_in().unwrap();
    let kinds = &rules.of(TenantKind::Enterprise).unit_kinds.on(date!(2026 - 11 - 23)).value;
    let has_top = standing.iter().any(|unit| unit.known.parent.is_none());
    units(&rows, &header, &Tree { standing, whole, has_top, kinds, max_depth: 12 })
}

fn reasons(judged: &[Judged]) -> Vec<Option<&str>> {
    judged.iter().map(Judged::reason).collect()
}

#[test]
fn a_parent_may_stand_below_its_children() {
    let judged = judge("一支部,生产总支,党支部\n生产总支,集团党委,党总支\n集团党委,,党委", Vec::new(), true);
    assert_eq!(reasons(&judged), [None, None, None]);
    let facts = |at: usize| match &judged[at].content {
        Some(Content::Unit(facts)) => (facts.parent, facts.depth),
        _ => panic!("{judged:?}"),
    };
    assert_eq!(
        (facts(0), facts(1), facts(2)),
        ((Parent::Line(3), 2), (Parent::Line(4), 1), (Parent::Top, 0))
    );
}

#[test]
fn every_fault_of_a_tree_has_its_reason() {
    let cases: [(&str, &[Option<&str>]); 9] = [
        (
            "甲,,党委\n,甲,党支部\n乙,甲,\n丙,甲,车间",
            &[None, Some("missing_unit_name"), Some("missing_unit_kind"), Some("unknown_unit_kind")],
        ),
        ("甲,,党委\n乙,没有,党支部", &[None, Some("unknown_parent")]),
        ("甲,,党委\n乙,,党委", &[None, Some("second_root")]),
        ("甲,,党小组\n乙,甲,党支部", &[Some("kind_not_allowed_at_top"), Some("parent_refused")]),
        (
            "甲,,党委\n一,甲,党支部\n二,一,党小组\n三,二,党支部",
            &[None, None, None, Some("kind_not_allowed_here")],
        ),
        ("甲,乙,党委\n乙,甲,党总支", &[Some("unit_cycle"), Some("unit_cycle")]),
        ("甲,甲,党委", &[Some("unit_cycle")]),
        ("甲,,党委\n一,甲,党支部\n 一,甲,党支部", &[None, None, Some("duplicate_unit")]),
        (
            "甲,,党委\n一,甲,党总支\n二,甲,党总支\n丁,一,党支部\n丁,二,党支部\n组,丁,党小组",
            &[None, None, None, None, None, Some("ambiguous_parent")],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(reasons(&judge(text, Vec::new(), true)), expected, "{text}");
    }
}

#[test]
fn what_the_table_would_not_take_is_told_by_the_check() {
    let long = format!("甲,,党委\n{},甲,党支部\n乙\u{7},甲,党支部", "长".repeat(201));
    assert_eq!(reasons(&judge(&long, Vec::new(), true)), [None, Some("text_too_long"), Some("bad_text")]);
    let file = format!("组织名称,上级组织,组织类别,简称\n甲,,党委,{}", "短".repeat(61));
    let mut table = Table::open("x.csv", file, &Limits::default()).unwrap();
    let header = find_header(&mut table, UNITS).unwrap();
    let rows: Vec<Row> = header.rows_below(&mut table).unwrap().map(Result::unwrap).collect();
    let rules = Rules::built_in().unwrap();
    let kinds = &rules.of(TenantKind::Enterprise).unit_kinds.on(date!(2026 - 11 - 23)).value;
    let tree = Tree { standing: Vec::new(), whole: true, has_top: false, kinds, max_depth: 12 };
    let judged = units(&rows, &header, &tree);
    assert_eq!((judged[0].reason(), judged[0].findings[0].column), (Some("text_too_long"), Some(3)));
}

#[test]
fn a_tree_is_added_to_the_one_that_stands() {
    let top = standing(None, "集团党委", UnitKind::PartyCommittee, 1);
    let general = standing(Some(top.known.id), "生产总支", UnitKind::GeneralBranch, 2);
    let general_id = general.known.id;
    let units = vec![top, general];
    let text = "集团党委,,党委\n生产总支,集团党委,党总支\n新支部,生产总支,党支部\n职能总支,集团党委,党支部\n生产总支,集团党委,党支部";
    let judged = judge(text, units.clone(), true);
    assert_eq!(judged[0].verdict(), Verdict::Warned);
    assert_eq!(judged[1].findings[0].code, "unit_exists");
    // its own name twice in the file makes it ambiguous as a parent
    assert_eq!(judged[2].reason(), Some("ambiguous_parent"));
    assert_eq!(judged[4].reason(), Some("unit_kind_differs"));
    let judged = judge("新支部,生产总支,党支部\n别的党委,,党委", units, true);
    assert!(
        matches!(&judged[0].content, Some(Content::Unit(f)) if f.parent == Parent::Known(general_id) && f.depth == 2)
    );
    assert_eq!(judged[1].reason(), Some("root_exists"));
}

#[test]
fn who_reaches_a_part_enters_no_top() {
    assert_eq!(judge("甲,,党委", Vec::new(), false)[0].reason(), Some("outside_reach"));
}
