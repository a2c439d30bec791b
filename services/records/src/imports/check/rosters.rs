//! The rosters organisations really hold: what a correct import accepts, and which record it refuses for
//! which reason.

use super::{Branches, Content, Duplicates, Judged, Known, Standing, Tree, World, member, units};
use crate::{
    imports::{
        layout::{Field, MEMBERS, UNITS},
        words::Verdict,
    },
    members::{draft::NewMember, words::MemberKind},
    table::{Header, Limits, Row, Table, find_header},
};
use kernel::{TenantKind, UnitId};
use rulepack::{Capability, Pack, Rules, UnitKind};
use serde::Deserialize;
use std::{collections::HashSet, path::Path};
use time::macros::date;

#[derive(Deserialize)]
struct Expected {
    rows: usize,
    accepted: usize,
    rejected: Vec<Rejected>,
    units: usize,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Rejected {
    line: u32,
    reason: String,
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/rosters").join(name)).unwrap()
}

fn pack(kind: TenantKind) -> Pack {
    Rules::built_in().unwrap().of(kind).clone()
}

const TODAY: time::Date = date!(2026 - 11 - 23);

/// The tree as if it had been entered.
fn tree(name: &str, pack: &Pack) -> Vec<Known> {
    let mut table = Table::open("tree.xlsx", file(&format!("{name}.tree.xlsx")), &Limits::default()).unwrap();
    let header = find_header(&mut table, UNITS).unwrap();
    let rows: Vec<Row> = header.rows_below(&mut table).unwrap().map(Result::unwrap).collect();
    let kinds = &pack.unit_kinds.on(TODAY).value;
    let empty: Vec<Standing> = Vec::new();
    let judged =
        units(&rows, &header, &Tree { standing: empty, whole: true, has_top: false, kinds, max_depth: 12 });
    judged.iter().map(|row| known(row, kinds)).collect()
}

fn known(row: &Judged, kinds: &rulepack::UnitKinds) -> Known {
    assert_eq!(row.verdict(), Verdict::Good, "{row:?}");
    let Some(Content::Unit(facts)) = &row.content else { panic!("{row:?}") };
    Known {
        id: UnitId::new(),
        parent: None,
        name: facts.name.clone(),
        short_name: None,
        holds_members: kinds.can(facts.kind, Capability::HoldsMembers),
        is_group: facts.kind == UnitKind::Group,
    }
}

fn roster(file_name: &str, bytes: Vec<u8>) -> (Header<Field>, Vec<Row>) {
    let mut table = Table::open(file_name, bytes, &Limits::default()).unwrap();
    let header = find_header(&mut table, MEMBERS).unwrap();
    let rows = header.rows_below(&mut table).unwrap().map(Result::unwrap).collect();
    (header, rows)
}

fn judge(header: &Header<Field>, rows: &[Row], world: &World<'_>) -> Vec<Judged> {
    let mut duplicates = Duplicates::default();
    let mut judged = Vec::new();
    for chunk in rows.chunks(200) {
        let mut chunk: Vec<Judged> = chunk.iter().map(|row| member(row, header, world)).collect();
        duplicates.settle(&mut chunk, &HashSet::new(), header.column_of(Field::IdNo));
        judged.extend(chunk);
    }
    judged
}

fn check(name: &str, roster_file: &str, kind: TenantKind) -> Vec<Judged> {
    let expected: Expected = serde_json::from_slice(&file(&format!("{name}.expected.json"))).unwrap();
    let pack = pack(kind);
    let units = tree(name, &pack);
    assert_eq!(units.len(), expected.units, "{name}");
    let (header, rows) = roster(roster_file, file(roster_file));
    let judged = judge(&header, &rows, &World { branches: Branches::new(units), today: TODAY, pack: &pack });
    assert_eq!(judged.len(), expected.rows, "{name}");
    assert_eq!(judged.iter().filter(|row| row.content.is_some()).count(), expected.accepted, "{name}");
    let refused =
        judged.iter().filter_map(|row| Some(Rejected { line: row.line, reason: row.reason()?.into() }));
    assert_eq!(refused.collect::<Vec<_>>(), expected.rejected, "{name}");
    judged
}

fn facts(judged: &Judged) -> &NewMember {
    match &judged.content {
        Some(Content::Member(facts)) => &facts.member,
        _ => panic!("{judged:?}"),
    }
}

#[test]
fn the_roster_of_the_agency() {
    let judged = check("agency", "agency.xlsx", TenantKind::Agency);
    let first = facts(&judged[0]);
    assert_eq!((first.name.as_str(), first.birth_date), ("张健", Some(date!(1995 - 07 - 06))));
    assert_eq!(first.education.as_deref(), Some("70"));
    assert_eq!(first.ethnic.as_deref(), Some("01"));
    assert_eq!((first.joined_on, first.full_on), (date!(2016 - 04 - 12), Some(date!(2017 - 04 - 12))));
    assert_eq!(first.job_title.as_deref(), Some("市场助理"));
    assert!(judged.iter().any(|row| row.name == "李䶮"));
}

#[test]
fn the_roster_of_the_enterprise() {
    let judged = check("enterprise", "enterprise.xlsx", TenantKind::Enterprise);
    let at = |line: u32| judged.iter().find(|row| row.line == line).unwrap();
    assert_eq!(facts(at(12)).name, "邢秀梅");
    assert_eq!(facts(at(538)).name, "王𬭩");
    assert_eq!(facts(at(9)).mobile.as_deref(), Some("16054623754"));
    let probationary = judged.iter().filter(|row| row.content.is_some()).map(facts);
    assert_eq!(probationary.filter(|facts| facts.member_kind == MemberKind::Probationary).count(), 11);
    // nothing is lost on the way to the workbook of refused rows
    assert!(judged.iter().all(|row| row.original.len() == 17));
    assert_eq!(at(116).findings[0].value.as_deref(), Some("1983-02-30"));
    assert_eq!(at(27).findings[0].value.as_deref(), Some("710000********1475"));
}

#[test]
fn the_roster_of_the_community() {
    let judged = check("community", "community.csv", TenantKind::Community);
    let upgraded =
        |row: &&Judged| row.findings.iter().any(|finding| finding.code == "first_generation_upgraded");
    assert_eq!(judged.iter().filter(upgraded).count(), 268);
    let at = |line: u32| judged.iter().find(|row| row.line == line).unwrap();
    assert_eq!(at(27).original[5], "710000371102722");
    assert_eq!(&facts(at(27)).id_no[..17], "71000019371102722");
    assert_eq!(facts(at(27)).address.as_deref(), Some("宁夏回族自治区娟县静安张街A座,\"3号楼\" 2单元"));
    assert_eq!(
        (at(246).name.as_str(), at(1042).name.as_str(), at(355).name.as_str()),
        ("李𬭩", "陈㛃", "李䶮")
    );
    // 195 are away; two of them are refused
    let floating =
        |row: &&Judged| matches!(&row.content, Some(Content::Member(facts)) if facts.floating.is_some());
    assert_eq!(judged.iter().filter(floating).count(), 193);
}

#[test]
fn checking_twice_says_the_same() {
    let pack = pack(TenantKind::Enterprise);
    let world = World { branches: Branches::new(tree("enterprise", &pack)), today: TODAY, pack: &pack };
    let (header, rows) = roster("enterprise.xlsx", file("enterprise.xlsx"));
    assert_eq!(judge(&header, &rows, &world), judge(&header, &rows, &world));
}
