use super::{
    LIMITS,
    flaws::flaws,
    kept::{Cell, Column, Filled, Mapping, place},
    recognise::recognise,
};
use crate::{collections::rules::Form, table::Table};
use rust_xlsxwriter::Workbook;
use serde_json::json;

fn form() -> Form {
    let fields = json!({"fields": [
        {"key": "n", "label": "参加培训人数", "kind": "number"},
        {"key": "m", "label": "党员数", "kind": "number"},
        {"key": "people", "label": "名单", "kind": "table", "columns": [
            {"key": "name", "label": "姓名", "kind": "text"}, {"key": "hours", "label": "学时", "kind": "number"}]},
        {"key": "other", "label": "表二", "kind": "table", "columns": [{"key": "name", "label": "课程", "kind": "text"}]}
    ]});
    serde_json::from_value(fields).unwrap()
}

fn book(rows: &[&[&str]]) -> Table {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in rows.iter().enumerate() {
        for (at, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let (line, at) = (u32::try_from(line).unwrap(), u16::try_from(at).unwrap());
            sheet.write_string(line, at, *text).unwrap();
        }
    }
    Table::open("x.xlsx", book.save_to_buffer().unwrap(), &LIMITS).unwrap()
}

fn field(column: u32, key: &str, part: Option<&str>) -> Column {
    Column { column, filled: Filled::Field, field: Some(key.into()), part: part.map(str::to_owned) }
}

#[test]
fn the_header_is_found_below_titles_and_understood() {
    let mut table = book(&[
        &["2026年培训情况统计表"],
        &["填报单位：", "", "联系人："],
        &["序号", "党组织名称", "", "*参加培训人数（人）", "备 注", "姓名", "课程"],
        &["", "", "党员数"],
    ]);
    let (heads, mapping) = recognise(&mut table, &form()).unwrap();
    assert_eq!((heads[0].line, mapping.line, mapping.sheet), (3, 3, 0));
    assert_eq!(heads[0].titles[3], "*参加培训人数（人）");
    let plain = |column, filled| Column { column, filled, field: None, part: None };
    let expected = [
        plain(0, Filled::LineNo),
        plain(1, Filled::Unit),
        field(3, "n", None),
        // of two tables the first one is spread
        field(5, "people", Some("name")),
    ];
    assert_eq!(mapping.columns, expected);
    assert_eq!(heads.len(), 2, "the line with who fills it in might be one as well");
}

#[test]
fn a_header_of_two_lines_is_read_as_one() {
    let mut table = book(&[&["序号", "党组织", "人数"], &["", "", "参加培训人数", "党员数"]]);
    let (heads, mapping) = recognise(&mut table, &form()).unwrap();
    assert_eq!((mapping.line, heads[0].titles[1].as_str()), (2, "党组织"));
    assert_eq!(mapping.columns.len(), 4);
    let (heads, mapping) = recognise(&mut book(&[&["通知"]]), &form()).unwrap();
    assert!(heads.is_empty() && mapping.is_empty());
}

#[test]
fn cells_have_places() {
    assert_eq!(
        [place("B7"), place("AA10"), place("XFD1")],
        [Some((7, 1)), Some((10, 26)), Some((1, 16_383))]
    );
    for bad in ["", "B", "7", "b7", "B0", "B07", "XFE1", "ABCD1", "B7:C9", "B99999", "\u{516b}7"] {
        assert_eq!(place(bad), None, "{bad}");
    }
}

#[test]
fn what_is_wrong_is_named_by_its_place() {
    let single = |cell: &str, key: Option<&str>| Cell {
        cell: cell.into(),
        filled: if key.is_some() { Filled::Field } else { Filled::Unit },
        field: key.map(str::to_owned),
    };
    let good = Mapping {
        sheet: 0,
        line: 3,
        columns: vec![
            field(0, "n", None),
            field(1, "people", Some("name")),
            field(2, "people", Some("hours")),
        ],
        cells: vec![single("B2", None), single("C9", Some("m"))],
    };
    assert_eq!(flaws(&form(), &good), []);
    let bad = Mapping {
        sheet: 20,
        line: 0,
        columns: vec![
            field(0, "people", Some("name")),
            field(0, "other", Some("name")),
            field(200, "gone", None),
            field(3, "n", Some("name")),
        ],
        cells: vec![single("B2", None), single("B2", Some("gone"))],
    };
    let found = flaws(&form(), &bad);
    let pointers: Vec<&str> = found.iter().map(|(pointer, _)| pointer.as_str()).collect();
    let expected = [
        "/sheet",
        "/line",
        "/columns/1/column",
        "/columns/1/field",
        "/columns/2/column",
        "/columns/2/field",
        "/columns/3/field",
        "/cells/1/cell",
        "/cells/1/field",
    ];
    assert_eq!(pointers, expected);
}

#[test]
fn what_the_form_does_not_ask_any_more_is_forgotten() {
    let mut form = form();
    let mut mapping = Mapping {
        columns: vec![field(0, "n", None), field(1, "people", Some("name"))],
        ..Mapping::default()
    };
    form.fields.remove(2);
    mapping.prune(&form);
    assert_eq!(mapping.columns, [field(0, "n", None)]);
}
