use super::*;
use crate::imports::{check::Known, layout::MEMBERS, words::Verdict};
use crate::members::words::{Gender, Omitted, WorkPost};
use crate::table::{Cell, Column};
use kernel::{DateSystem, TenantKind};
use rulepack::Rules;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 23);

/// A good row; `change` puts other cells into it.
fn judge(change: &[(Field, Cell)]) -> Judged {
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut cells: Vec<(Field, Cell)> = vec![
        (Field::Name, text("张健")),
        (Field::Gender, text("女")),
        (Field::IdNo, text("710000199507063966")),
        (Field::BirthDate, text("1995-07-06")),
        (Field::MemberKind, text("正式党员")),
        (Field::Branch, text("第一党支部")),
        (Field::JoinedOn, text("2016.04.12")),
        (Field::FullOn, text("2017年4月12日")),
    ];
    for (field, cell) in change {
        cells.retain(|(known, _)| known != field);
        cells.push((*field, cell.clone()));
    }
    let title =
        |field: Field| MEMBERS.iter().find(|column: &&Column<Field>| column.field == field).unwrap().names[0];
    let header = Header {
        sheet: 0,
        line: 1,
        titles: cells.iter().map(|(field, _)| title(*field).to_owned()).collect(),
        fields: cells.iter().map(|(field, _)| Some(*field)).collect(),
        dates: DateSystem::default(),
    };
    let row = Row { line: 2, cells: cells.into_iter().map(|(_, cell)| cell).collect() };
    let branch = UnitId::new();
    let known = |id, parent, name: &str, holds_members: bool| {
        let is_group = !holds_members;
        Known { id, parent, name: name.into(), short_name: None, holds_members, is_group }
    };
    let units =
        vec![known(branch, None, "第一党支部", true), known(UnitId::new(), Some(branch), "甲小组", false)];
    let rules = Rules::built_in().unwrap();
    let pack = rules.of(TenantKind::Agency);
    member(&row, &header, &World { branches: Branches::new(units), today: TODAY, pack })
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn facts(judged: &Judged) -> &NewMember {
    match &judged.content {
        Some(Content::Member(facts)) => &facts.member,
        _ => panic!("{judged:?}"),
    }
}

#[test]
fn a_good_row_has_no_findings() {
    let judged = judge(&[]);
    assert_eq!(judged.verdict(), Verdict::Good, "{judged:?}");
    let facts = facts(&judged);
    assert_eq!((facts.gender, facts.full_on), (Some(Gender::Female), Some(date!(2017 - 04 - 12))));
}

#[test]
fn every_reason_is_the_one_people_see_first() {
    let formula = Cell::Formula("A1".into());
    let cases = [
        (Field::Name, text(" \u{3000}"), "missing_name"),
        (Field::Name, text("张\u{FFFD}"), "bad_name"),
        (Field::Name, formula.clone(), "formula_cell"),
        (Field::IdNo, Cell::Empty, "missing_id"),
        (Field::IdNo, text("71000019950706396"), "bad_id_no"),
        (Field::IdNo, text("710000199507063967"), "bad_check_digit"),
        (Field::IdNo, Cell::Number(710_000_199_507_063_966.0), "digits_lost"),
        (Field::IdNo, formula.clone(), "formula_cell"),
        (Field::IdNo, Cell::Error("#N/A".into()), "error_cell"),
        (Field::Gender, text("男"), "gender_contradicts_id"),
        (Field::Gender, text("甲"), "unknown_gender"),
        (Field::BirthDate, text("1995-02-30"), "impossible_date"),
        (Field::BirthDate, text("九五年"), "unreadable_date"),
        (Field::BirthDate, Cell::Date(60.0, DateSystem::From1900), "impossible_date"),
        (Field::Branch, text("不存在党支部"), "unknown_branch"),
        (Field::Branch, text("甲小组"), "not_a_branch"),
        (Field::Branch, text("无"), "missing_branch"),
        (Field::Group, text("乙小组"), "unknown_group"),
        (Field::MemberKind, text("积极分子"), "unknown_member_kind"),
        (Field::MembershipState, text("?!"), "unknown_membership_state"),
        (Field::JoinedOn, Cell::Empty, "missing_joined_date"),
        (Field::JoinedOn, text("2027-01-01"), "date_in_future"),
        (Field::FullOn, text("2015-04-12"), "confirmed_before_joined"),
        (Field::FullOn, text("2026-11-24"), "date_in_future"),
        (Field::BirthDate, text("0095-07-06"), "date_too_early"),
        (Field::JobTitle, text(&"工".repeat(101)), "text_too_long"),
    ];
    for (field, cell, reason) in cases {
        let judged = judge(&[(field, cell.clone())]);
        // a faulty name or number may make others follow; the first one counts
        assert_eq!(judged.reason(), Some(reason), "{field} {cell:?}: {:?}", judged.findings);
        assert!(judged.findings[0].field.is_some());
        assert_eq!(judged.verdict(), Verdict::Refused);
    }
}

#[test]
fn a_place_is_named() {
    let judged = judge(&[(Field::Address, Cell::Formula("A1".into()))]);
    assert_eq!(judged.findings[0].params["cell"], "I2");
    assert_eq!(judged.original[8], "=A1");
}

#[test]
fn what_is_doubtful_is_kept_and_told() {
    let cases = [
        (Field::IdNo, text("710000950706396"), "first_generation_upgraded"),
        (Field::BirthDate, text("1995-07-16"), "birth_date_differs"),
        (Field::FullOn, Cell::Empty, "full_date_missing"),
        (Field::JoinedOn, text("2012-04-12"), "joined_under_age"),
        (Field::Ethnic, text("火星族"), "value_left_out"),
        (Field::Mobile, text("12345"), "value_left_out"),
        (Field::Floating, text("是"), "floating_to_missing"),
        (Field::FloatingTo, text("外省务工"), "floating_contradicts"),
        (Field::MemberKind, Cell::Empty, "member_kind_assumed"),
    ];
    for (field, cell, code) in cases {
        let judged = judge(&[(field, cell.clone())]);
        assert_eq!(judged.verdict(), Verdict::Warned, "{field} {cell:?}: {:?}", judged.findings);
        assert!(judged.findings.iter().any(|finding| finding.code == code), "{field}: {:?}", judged.findings);
    }
}

#[test]
fn cells_become_facts() {
    let judged = judge(&[
        (Field::IdNo, Cell::Number(710_000_950_706_396.0)),
        (Field::BirthDate, Cell::Date(34_886.0, DateSystem::From1900)),
        (Field::JoinedOn, Cell::Number(20_160_412.0)),
        (Field::FullOn, Cell::Number(42_837.0)),
        (Field::Group, text("甲 小组")),
        (Field::JobTitle, text("离退休人员")),
        (Field::Mobile, text("(010) 6234 5678")),
        (Field::Address, text("某街\n1号")),
        (Field::Education, text("无")),
        (Field::Degree, text("—")),
        (Field::NativePlace, text("不详")),
    ]);
    let facts = facts(&judged);
    assert_eq!(&facts.id_no[..17], "71000019950706396");
    assert_eq!(facts.birth_date, Some(date!(1995 - 07 - 06)));
    assert_eq!((facts.joined_on, facts.full_on), (date!(2016 - 04 - 12), Some(date!(2017 - 04 - 12))));
    assert!(facts.group_id.is_some());
    assert_eq!((facts.work_post, facts.job_title.as_deref()), (Some(WorkPost::Retired), None));
    assert_eq!((facts.mobile.as_deref(), facts.landline.as_deref()), (None, Some("010-62345678")));
    assert_eq!(facts.address.as_deref(), Some("某街 1号"));
    assert_eq!(facts.not_applicable, [Omitted::Education, Omitted::Degree]);
    assert_eq!((facts.education.as_deref(), facts.native_place.as_deref()), (None, None));
}

#[test]
fn whoever_is_away_is_registered_with_it() {
    let away = |change: &[(Field, Cell)]| match judge(change).content {
        Some(Content::Member(facts)) => facts.floating.map(|floating| (floating.where_to, floating.since)),
        _ => None,
    };
    let yes = (Field::Floating, text("是"));
    let to = (Field::FloatingTo, text("外省务工"));
    let since = (Field::FloatingSince, text("2025-01-01"));
    assert_eq!(away(&[yes.clone(), to.clone(), since]), Some(("外省务工".into(), date!(2025 - 01 - 01))));
    assert_eq!(away(&[yes.clone(), to]), Some(("外省务工".into(), TODAY)));
    let gone = judge(&[yes.clone(), (Field::MembershipState, text("去世"))]);
    assert_eq!((gone.verdict(), gone.findings[0].code.as_str()), (Verdict::Warned, "floating_not_a_member"));
    assert!(away(&[yes.clone(), (Field::MembershipState, text("去世"))]).is_none());
    // the register would refuse these when the rows are entered
    for (place, reason) in [("外\u{FFFD}省".to_owned(), "bad_text"), ("远".repeat(201), "text_too_long")] {
        let judged = judge(&[yes.clone(), (Field::FloatingTo, text(&place))]);
        assert_eq!(judged.reason(), Some(reason));
        assert_eq!(judged.findings[0].field.as_deref(), Some("floating_to"));
    }
    assert_eq!(away(&[(Field::Floating, text("否"))]), None);
}

#[test]
fn whoever_is_lost_is_registered_with_it() {
    let since = |day: &str| (Field::LostSince, text(day));
    let reason = |reason: &str| (Field::LostReason, text(reason));
    let lost = |change: &[(Field, Cell)]| {
        let judged = judge(change);
        let codes = judged.findings.iter().map(|finding| finding.code.clone()).collect::<Vec<_>>().join(" ");
        let Some(Content::Member(facts)) = judged.content else { panic!("{codes}") };
        (facts.lost.map(|lost| (lost.since, lost.reason_code)), codes)
    };
    let day = date!(2025 - 06 - 01);
    let found = |code: &str| Some((day, code.to_owned()));
    assert_eq!(lost(&[since("2025-06-01"), reason("出国（境）")]), (found("7"), "value_left_out".into()));
    assert_eq!(lost(&[since("2025-06-01"), reason("Abroad")]), (found("5"), String::new()));
    assert_eq!(lost(&[since("2025-06-01")]), (found("7"), "lost_reason_assumed".into()));
    assert_eq!(lost(&[reason("出国出境")]), (None, "lost_since_needed".into()));
    assert_eq!(lost(&[since("2015-06-01"), reason("5")]), (None, "lost_since_needed".into()));
    assert_eq!(lost(&[since("—"), reason("无")]), (None, String::new()));
    let gone = [since("2025-06-01"), reason("5"), (Field::MembershipState, text("去世"))];
    let (entered, codes) = lost(&gone);
    assert!(entered.is_none() && codes.contains("lost_not_a_member"), "{codes}");
}

#[test]
fn the_kind_of_work_and_the_title_may_share_a_column() {
    let work = |change: &[(Field, Cell)]| {
        let judged = judge(change);
        let facts = facts(&judged);
        (facts.work_post, facts.job_title.clone(), judged.findings.len())
    };
    let post = |post: &str| (Field::WorkPost, text(post));
    let title = |title: &str| (Field::JobTitle, text(title));
    let engineer = || Some("工程师".to_owned());
    assert_eq!(work(&[post("工程师")]), (None, engineer(), 0));
    assert_eq!(work(&[title("学生")]), (Some(WorkPost::Student), None, 0));
    assert_eq!(work(&[post("管理人员"), title("工程师")]), (Some(WorkPost::Manager), engineer(), 0));
    // with a column for each, a title that sounds like a kind of work is a title
    assert_eq!(work(&[post(""), title("学生")]), (None, Some("学生".to_owned()), 0));
    assert_eq!(work(&[post("随便"), title("工程师")]), (None, engineer(), 1));
    assert_eq!(work(&[post("随便"), title("无")]), (None, None, 1));
}
